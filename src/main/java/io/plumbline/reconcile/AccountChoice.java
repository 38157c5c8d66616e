package io.plumbline.reconcile;

import io.plumbline.definitions.AccountMatching;
import io.plumbline.definitions.AccountMatching.LeadEvidence;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Decides which account a person belongs to, by {@code conf/matching/accounts.conf}, whose comments say how ties are broken. A
 * method that compiled queries call, of values as Spark's rows hold them.
 */
public final class AccountChoice implements Serializable {
    /** {@code account_rule}, {@code account_confidence} and {@code account_reason} are as in silver.person. */
    static final StructType RESULT = new StructType()
            .add("account_key", DataTypes.LongType)
            .add("account_rule", DataTypes.StringType)
            .add("account_confidence", DataTypes.createDecimalType(3, 2))
            .add("account_reason", DataTypes.StringType, false);

    /** An account that has the domain of a person's address: {@code account_key, company, country_code, owns_domain}. */
    static final String AT_DOMAIN =
            "ARRAY<STRUCT<account_key: BIGINT, company: STRING, country_code: STRING, owns_domain: BOOLEAN>>";

    /** An account that has the name of a person's company: {@code account_key, country_code, domain}. */
    static final String CALLED = "ARRAY<STRUCT<account_key: BIGINT, country_code: STRING, domain: STRING>>";

    private static final long serialVersionUID = 1L;
    private static final int AT_DOMAIN_FIELDS = 4;
    private static final int CALLED_FIELDS = 3;
    private static final int PRECISION = 3;
    private static final int SCALE = 2;
    private static final byte UNKNOWN_COUNTRY = '(';

    private final EnumMap<LeadEvidence, Told> sure = new EnumMap<>(LeadEvidence.class);

    AccountChoice(AccountMatching matching) {
        matching.confidence().forEach((evidence, confidence) -> {
            if (confidence.compareTo(matching.leastConfidence()) >= 0) {
                sure.put(evidence, Told.of(evidence, confidence));
            }
        });
    }

    /** What is told of an account that this evidence finds. */
    private record Told(UTF8String rule, Decimal confidence, UTF8String reason) implements Serializable {
        static Told of(LeadEvidence evidence, BigDecimal confidence) {
            String reason = evidence.name().toLowerCase(Locale.ROOT);
            return new Told(
                    UTF8String.fromString(reason.replaceFirst("_.*", "")),
                    Decimal.apply(confidence, PRECISION, SCALE),
                    UTF8String.fromString(reason));
        }
    }

    /** @param country null when it is not known */
    private record Account(
            long key,
            @Nullable UTF8String company,
            @Nullable UTF8String country,
            @Nullable UTF8String domain,
            boolean ownsDomain) {}

    /**
     * Accounts that a kind of evidence leaves.
     *
     * @param evidence what speaks for each of them
     */
    private record Left(LeadEvidence evidence, List<Account> accounts) {
        boolean isOne() {
            return keys(accounts) == 1;
        }
    }

    /** The account that a record of the person names. */
    public InternalRow named(Long account) {
        return found(LeadEvidence.RECORD, account);
    }

    /**
     * The account of a person of whom no record names one, or why there is none.
     *
     * @param domain of the address, null if it tells no company
     * @param company its name as names are compared
     * @param atDomain accounts that have the domain, null if none has
     * @param isCommon whether more accounts than a name can tell apart have the company's name
     * @param called accounts that have the company's name, none if it is common, null if nobody has it
     */
    public InternalRow choose(
            @Nullable UTF8String email,
            @Nullable UTF8String domain,
            @Nullable UTF8String company,
            UTF8String country,
            @Nullable ArrayData atDomain,
            Boolean isCommon,
            @Nullable ArrayData called) {
        if (atDomain != null) {
            Left left = byDomain(atDomain, company, country);
            return left.isOne() ? found(left) : none("ambiguous_domain");
        }
        if (called != null) {
            Left left = byCompany(called, domain, country);
            if (left.isOne()) {
                return found(left);
            }
            if (!left.accounts().isEmpty()) {
                return none("ambiguous_company");
            }
        }
        if (isCommon) {
            return none("common_company");
        }
        if (called != null && called.numElements() > 0) {
            return none("other_country_or_domain");
        }
        if (domain != null || company != null) {
            return none("unknown_company");
        }
        return none(email == null ? "nothing_known" : "free_mail");
    }

    /** Of the accounts at the domain those of the name, of these those of the country, of these those that own it. */
    private static Left byDomain(ArrayData atDomain, @Nullable UTF8String company, UTF8String country) {
        List<Account> all = new ArrayList<>();
        for (int i = 0; i < atDomain.numElements(); i++) {
            InternalRow account = atDomain.getStruct(i, AT_DOMAIN_FIELDS);
            all.add(new Account(
                    account.getLong(0),
                    account.getUTF8String(1),
                    account.getUTF8String(2),
                    null,
                    account.getBoolean(3)));
        }
        List<Account> sameName = only(all, account -> company != null && company.equals(account.company()));
        List<Account> called = sameName.isEmpty() ? all : sameName;
        List<Account> sameCountry = only(called, account -> country.equals(account.country()));
        List<Account> placed = sameCountry.isEmpty() ? called : sameCountry;
        List<Account> owners = only(placed, Account::ownsDomain);
        LeadEvidence evidence = LeadEvidence.DOMAIN;
        if (!sameName.isEmpty()) {
            evidence = LeadEvidence.DOMAIN_COMPANY;
        } else if (!sameCountry.isEmpty() && keys(all) > 1) {
            evidence = LeadEvidence.DOMAIN_COUNTRY;
        }
        return new Left(evidence, owners.isEmpty() ? placed : owners);
    }

    /** Of the accounts of the name those of the country; those elsewhere and those of another domain are others. */
    private static Left byCompany(ArrayData called, @Nullable UTF8String domain, UTF8String country) {
        List<Account> fitting = new ArrayList<>();
        for (int i = 0; i < called.numElements(); i++) {
            InternalRow row = called.getStruct(i, CALLED_FIELDS);
            Account account = new Account(row.getLong(0), null, row.getUTF8String(1), row.getUTF8String(2), false);
            if (domain == null || account.domain() == null || label(domain).equals(label(account.domain()))) {
                fitting.add(account);
            }
        }
        List<Account> inCountry = only(fitting, account -> country.equals(account.country()));
        if (!inCountry.isEmpty()) {
            return new Left(LeadEvidence.COMPANY_COUNTRY, inCountry);
        }
        boolean isUnknown = country.numBytes() > 0 && country.getByte(0) == UNKNOWN_COUNTRY;
        return new Left(LeadEvidence.COMPANY, only(fitting, account -> account.country() == null || isUnknown));
    }

    private static List<Account> only(List<Account> accounts, Predicate<Account> wanted) {
        return accounts.stream().filter(wanted).toList();
    }

    private static long keys(List<Account> accounts) {
        return accounts.stream().mapToLong(Account::key).distinct().count();
    }

    /** What stands before the first point: acme.de and acme.com are one. */
    private static UTF8String label(UTF8String domain) {
        return domain.subStringIndex(UTF8String.fromString("."), 1);
    }

    private InternalRow found(Left left) {
        return found(left.evidence(), left.accounts().get(0).key());
    }

    private InternalRow found(LeadEvidence evidence, long account) {
        Told told = sure.get(evidence);
        if (told == null) {
            return none("not_sure");
        }
        return new GenericInternalRow(new Object[] {account, told.rule(), told.confidence(), told.reason()});
    }

    private static InternalRow none(String reason) {
        return new GenericInternalRow(new Object[] {null, null, null, UTF8String.fromString(reason)});
    }
}
