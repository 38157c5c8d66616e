import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes four nights of exports of Harbourline, an invented company, and expected.json, the numbers that Plumbline must
 * find.
 *
 * <p>A small simulation: people, campaigns and deals act on an agenda in order of time; each source row keeps its
 * versions; a night's file holds the versions since the night before. Same output always: fixed seed, no clock, ordered
 * collections.
 * Run: {@code java sample-data/Generate.java sample-data}. README.md tells the story.
 */
public final class Generate {
    static final List<LocalDate> NIGHTS = List.of(
            LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 5));
    static final Instant START = Instant.parse("2025-11-03T08:00:00Z");
    static final Instant END = startOf(NIGHTS.get(3));
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final List<String> REGIONS = List.of("US", "UK", "DE");
    static final Map<String, ZoneId> ZONES =
            Map.of("US", NEW_YORK, "UK", ZoneId.of("Europe/London"), "DE", ZoneId.of("Europe/Berlin"));
    static final Map<String, String> CURRENCIES = Map.of("US", "USD", "UK", "GBP", "DE", "EUR");
    static final Map<String, String> COUNTRIES = Map.of("US", "United States", "UK", "United Kingdom", "DE", "Germany");
    static final List<String> STAGES = List.of("Prospecting", "Discovery", "Proposal", "Negotiation", "Closed Won");

    final Random random = new Random(20260302);
    final Map<String, Integer> idCounts = new HashMap<>();
    final PriorityQueue<Event> agenda =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::sequence));
    final Map<String, Object> expected = new TreeMap<>();
    final Set<String> usedNames = new HashSet<>();
    final Deliveries deliveries;
    Instant now = START;
    int scheduled;

    // ---- the source objects: column names in export order, `=` gives the value of a new row

    final Source users = new Source("""
            Id, Username, LastName, FirstName, Name, Email, Alias, Department, Title, IsActive=true,
            TimeZoneSidKey, UserRoleId, LocaleSidKey=en_US, ProfileId=00eHb0000A0Prf1QAB, UserType=Standard,
            EmployeeNumber, ManagerId, LastLoginDate, CreatedDate, FederationIdentifier""");
    final Source leads = new Source("""
            Id, IsDeleted=false, MasterRecordId, LastName, FirstName, Salutation, Name, Title, Company, Street,
            City, State, PostalCode, Country, Phone, MobilePhone, Email, Website, LeadSource, Status=New, Industry,
            Rating, AnnualRevenue, NumberOfEmployees, OwnerId, HasOptedOutOfEmail=false, DoNotCall=false,
            IsConverted=false, ConvertedDate, ConvertedAccountId, ConvertedContactId, ConvertedOpportunityId,
            IsUnreadByOwner=true, CreatedDate, CreatedById, LastModifiedDate, LastModifiedById, SystemModstamp,
            LastActivityDate, EmailBouncedReason, EmailBouncedDate, utm_source__c, utm_medium__c, utm_campaign__c,
            GCLID__c""");
    final Source contacts = new Source("""
            Id, IsDeleted=false, MasterRecordId, AccountId, LastName, FirstName, Name, Email, Title, Phone,
            MailingCity, MailingCountry, LeadSource, OwnerId, HasOptedOutOfEmail=false, DoNotCall=false,
            CreatedDate, LastModifiedDate, SystemModstamp, EmailBouncedDate, IsEmailBounced=false""");
    final Source accounts = new Source("""
            Id, IsDeleted=false, MasterRecordId, Name, Type=Prospect, ParentId, BillingStreet, BillingCity,
            BillingState, BillingPostalCode, BillingCountry, Phone, Website, Industry, AnnualRevenue,
            NumberOfEmployees, OwnerId, AccountSource, CreatedDate, LastModifiedDate, SystemModstamp,
            accountIntentScore6sense__c, accountBuyingStage6sense__c, accountProfileFit6sense__c""");
    final Source campaigns = new Source("""
            Id, IsDeleted=false, Name, ParentId, Type, Status=In Progress, StartDate, EndDate, ExpectedRevenue,
            BudgetedCost, ActualCost, ExpectedResponse, NumberSent=0.0, IsActive=true, NumberOfLeads=0,
            NumberOfConvertedLeads=0, NumberOfContacts=0, NumberOfResponses=0, NumberOfOpportunities=0,
            NumberOfWonOpportunities=0, AmountAllOpportunities=0.0, AmountWonOpportunities=0.0, OwnerId,
            CreatedDate, LastModifiedDate, SystemModstamp""");
    final Source members = new Source("""
            Id, IsDeleted=false, CampaignId, LeadId, ContactId, Status, HasResponded=false, FirstRespondedDate,
            CreatedDate, CreatedById, LastModifiedDate, SystemModstamp, Email, CompanyOrAccount, Type,
            LeadOrContactId""");
    final Source opportunities = new Source("""
            Id, IsDeleted=false, AccountId, Name, StageName=Prospecting, Amount, Probability=10.0, ExpectedRevenue,
            CloseDate, Type=New Business, NextStep, LeadSource, IsClosed=false, IsWon=false,
            ForecastCategory=Pipeline, ForecastCategoryName=Pipeline, CampaignId, OwnerId, CreatedDate,
            LastModifiedDate, SystemModstamp, LastStageChangeDate, FiscalQuarter, FiscalYear, Fiscal,
            CurrencyIsoCode""");
    final Source roles = new Source("""
            Id, OpportunityId, ContactId, Role, IsPrimary, CreatedDate, LastModifiedDate, SystemModstamp,
            IsDeleted=false""");
    final Source history = new Source("""
            Id, IsDeleted=false, OpportunityId, CreatedById, CreatedDate, Field, DataType, OldValue, NewValue""");
    final Source tasks = new Source("""
            Id, WhoId, WhatId, Subject, ActivityDate, Status=Completed, Priority=Normal, IsHighPriority=false,
            OwnerId, Description, IsDeleted=false, AccountId, IsClosed=true, CreatedDate, LastModifiedDate,
            SystemModstamp, IsArchived=false, CallDurationInSeconds, CallType, TaskSubtype=Call, CompletedDateTime""");
    final Source marketoLeads = new Source("""
            id, email, firstName, lastName, company, title, leadSource, leadStatus, leadScore=5,
            unsubscribed=false, emailInvalid=false, sfdcType, sfdcId, sfdcLeadId, sfdcContactId, sfdcAccountId,
            acquisitionProgramId, originalSourceType, cookies, createdAt, updatedAt""");
    final Source programMembers = new Source("""
            programId, leadId, program, statusName, statusReason, membershipDate, reachedSuccess=false,
            reachedSuccessDate, acquiredBy=false, isExhausted=false, nurtureCadence, trackName, createdAt,
            updatedAt""");
    final Source activities = new Source("""
            marketoGUID, leadId, activityDate, activityTypeId, campaignId, primaryAttributeValueId,
            primaryAttributeValue, attributes""");

    final List<Campaign> allCampaigns = new ArrayList<>();
    final List<Company> customers = new ArrayList<>();
    final List<Company> prospects = new ArrayList<>();
    final List<Person> leadPeople = new ArrayList<>();
    final Map<String, Row> sellers = new LinkedHashMap<>();

    public static void main(String[] arguments) throws IOException {
        Generate harbourline = new Generate(Path.of(arguments[0]));
        harbourline.hireUsers();
        harbourline.planCampaigns();
        harbourline.foundCompanies();
        harbourline.planContacts();
        harbourline.planLeads();
        harbourline.planDeals();
        harbourline.planStory();
        harbourline.live();
        harbourline.exportSalesforce();
        harbourline.exportMarketo();
        harbourline.exportGoogle();
        harbourline.exportLinkedIn();
        harbourline.exportJira();
        harbourline.exportFinance();
        harbourline.exportCampaignMapping();
        harbourline.exportBrokenFiles();
        harbourline.countPeople();
        harbourline.countDeals();
        harbourline.writeExpected();
    }

    Generate(Path folder) {
        deliveries = new Deliveries(folder);
    }

    // ---- the world: users, campaigns, companies, people

    void hireUsers() {
        String staff = """
                sdrUS|Maya|Thornbury|SDR|America/New_York
                sdrUK|Owen|Partridge|SDR|Europe/London
                sdrDE|Lena|Weißmüller|SDR|Europe/Berlin
                aeUS|Carlos|Benavídez|AE|America/Chicago
                aeUK|Harriet|Quillfeather|AE|Europe/London
                aeDE|Jürgen|Abendroth|AE|Europe/Berlin
                former|Dale|Crickmore|AE|America/New_York
                mops|Gia|Mossgrave|Marketing Operations|America/New_York
                sync|Marketing|Integration||GMT
                """;
        for (String line : staff.lines().toList()) {
            String[] cell = line.split("\\|");
            String email = ascii(cell[1] + "." + cell[2]) + "@harbourline.example";
            Row user = users.add(Instant.parse("2024-01-08T10:00:00Z"), "Id", salesforceId("005"));
            user.set("Username", email.replace("@", "@crm."), "FirstName", cell[1], "LastName", cell[2], "Email",
                    email);
            user.set("Name", cell[1] + " " + cell[2], "Alias", ascii(cell[2]).substring(0, 5), "Title", cell[3]);
            user.set("Department", cell[3].length() <= 3 ? "Sales" : "Marketing", "TimeZoneSidKey", cell[4]);
            user.set("IsActive", String.valueOf(!cell[0].equals("former")), "EmployeeNumber", ""
                    + (1000 + sellers.size()));
            user.change(Instant.parse("2026-02-27T15:00:00Z"), "LastLoginDate", "2026-02-27T14:55:00.000Z");
            sellers.put(cell[0], user);
        }
        // night 3 has one changed user, nights 2 and 4 only a header
        Instant login = Instant.parse("2026-03-03T09:02:11Z");
        schedule(login, () -> sellers.get("sdrUK").change(login, "LastLoginDate", salesforceTime(login)));
    }

    /** Paid for all advertising campaigns together. */
    static final String AGENCY_FEE = "10000";

    void planCampaigns() {
        String plan = """
                FY26-Q1 Brand Search US|FY26Q1_Brand_Search_US|search|US|2025-11-01|2026-03-31|30000
                FY26-Q1 Generic Search US|FY26Q1_Generic_Search_US|search|US|2025-11-01|2026-03-31|52000
                FY26-Q1 Competitor Search US|FY26Q1, "Competitor" US|search|US|2026-01-01|2026-03-31|9000
                FY26-Q1 Retargeting Display US|FY26Q1_Retargeting_Display_US|display|US|2025-12-01|2026-03-31|8000
                FY26-Q1 Brand Search DE|FY26Q1_Brand_Search_DE|search|DE|2025-11-01|2026-03-31|18000
                FY26-Q1 Generic Search DE|FY26Q1_Generic_Search_DE|search|DE|2026-01-01|2026-03-31|21000
                FY26-Q1 LinkedIn Lead Gen UK|FY26Q1_LeadGen_UK|social|UK|2025-11-01|2026-03-31|26000
                FY26-Q1 LinkedIn Thought Leadership|FY26Q1_ThoughtLeadership|social|ALL|2025-12-01|2026-03-31|14000
                FY26-Q1 LinkedIn ABM|FY26Q1_ABM_Enterprise|social|ALL|2026-01-05|2026-03-31|12000
                Webinar: Quote to Cash in 30 Days|WB_QuoteToCash_Nov|webinar|ALL|2025-11-03|2025-12-04|4200
                Webinar: Pricing for Manufacturers|WB_Pricing_Jan|webinar|ALL|2025-12-15|2026-01-22|4800
                Webinar: E-Invoicing in Germany|WB_EInvoicing_DE|webinar|DE|2026-01-10|2026-02-12|3900
                Webinar: RevOps Benchmarks 2026|WB_RevOps_Mar|webinar|ALL|2026-02-02|2026-03-03|5100
                Syndication: CFO Playbook|CS_CFO_Playbook|syndication|ALL|2025-11-10|2026-01-31|15000
                Syndication: Contract Checklist|CS_Contract_Checklist|syndication|ALL|2026-01-15|2026-03-31|11000
                SaaS Harbour Expo Boston|TS_HarbourExpo_2025|show|US|2025-11-17|2025-11-20|38000
                Nordlicht Messe Hamburg|TS_Nordlicht_2026|show|DE|2026-02-03|2026-02-06|29000
                London Revenue Forum|TS_LondonRevenue_2026|show|UK|2026-01-27|2026-01-28|22000
                Newsletter Monthly|Newsletter_Monthly|email|ALL|2025-11-01|2026-12-31|2400
                Nurture: New Leads|Nurture_NewLeads|email|ALL|2025-11-01|2026-12-31|1200
                Nurture: Open Opportunities|Nurture_Opps|email|ALL|2025-11-01|2026-12-31|1200
                Website: Demo Request|Web_DemoRequest|web|ALL|2025-11-01|2026-12-31|0
                Website: Contact Us|Web_ContactUs|web|ALL|2025-11-01|2026-12-31|0
                Podcast: The Margin Call|PC_MarginCall|podcast|ALL|2025-12-01|2026-03-31|6000
                FY26-Q1 Demand Generation|FY26Q1_DemandGen|parent|ALL|2025-11-01|2026-03-31|0
                """;
        Map<String, String> types = Map.of("search", "Advertisement", "display", "Advertisement", "social",
                "Advertisement",
                "webinar", "Webinar", "syndication", "Content Syndication", "show", "Trade Show", "email", "Email");
        String parentId = salesforceId("701");
        for (String line : plan.lines().toList()) {
            String[] cell = line.split("\\|");
            boolean parent = cell[2].equals("parent");
            Instant created = Instant.parse("2025-10-15T14:00:00Z");
            Row row = campaigns.add(created, "Id", parent ? parentId : salesforceId("701"), "Name", cell[0]);
            row.set("Type", types.getOrDefault(cell[2], "Other"), "StartDate", cell[4], "EndDate", cell[5]);
            row.set("ParentId", cell[0].startsWith("FY26-Q1") && !parent ? parentId : "", "BudgetedCost",
                    amount(cell[6]));
            row.set("ActualCost", LocalDate.parse(cell[5]).isBefore(NIGHTS.get(0)) ? amount(cell[6]) : "");
            if (parent) {
                row.set("ActualCost", amount(AGENCY_FEE));
            }
            row.set("Status", LocalDate.parse(cell[5]).isBefore(NIGHTS.get(0)) ? "Completed" : "In Progress");
            row.set("OwnerId", sellers.get("mops").get("Id"));
            row.change(created.plusSeconds(600));
            allCampaigns.add(new Campaign(cell[0], cell[1], cell[2], cell[3], LocalDate.parse(cell[4]),
                    LocalDate.parse(cell[5]), 2101 + allCampaigns.size(), row));
        }
        for (LocalDate night : NIGHTS) {
            schedule(startOf(night).minusSeconds(600), this::rollUpCampaigns);
        }
    }

    void foundCompanies() {
        List<String> stems = List.of("""
                Brindlemoor Alderwick Castlewray Dunmarrow Elverstone Fennimere Gorsefield Hollowbrook Inglethorpe
                Juniperra Kestrelby Larkhollow Marrowgate Nettlecombe Oakenshade Pellwater Quarrendon Ravensholm
                Saltmarch Thistledon Umberleigh Vexholme Wrenhythe Yarrowfen Zellbach Birkenau-Tal Grünwetter
                Kaltensee Rohrdamm Steinfurth""".split("\\s+"));
        List<String> trades = List.of("Freight", "Robotics", "Health", "Foods", "Instruments", "Energy");
        List<String> industries =
                List.of("Transportation", "Manufacturing", "Healthcare", "Food & Beverage", "Electronics", "Energy");
        for (int i = 0; i < stems.size() * trades.size(); i++) {
            String stem = stems.get(i % stems.size());
            int trade = (i + i / stems.size()) % trades.size();
            String region = i % stems.size() > 23 ? "DE" : REGIONS.get(i % 7 < 4 ? 0 : 1);
            Company company = new Company(stem + " " + trades.get(trade), industries.get(trade), region);
            company.domain = ascii(stem + "-" + trades.get(trade)) + ".example";
            company.city = region.equals("US") ? any("Boston", "Austin", "Denver") : region.equals("UK")
                    ? any("Leeds", "London")
                    : any("Köln", "München", "Hamburg");
            company.employees = between(3, 90) * 10;
            // the first 8 accounts stay without contacts, marketing has never reached those of the next 12
            company.isDark = i < 20;
            (i < 86 ? customers : prospects).add(company);
            if (i < 86) {
                account(company, Instant.parse("2024-05-06T09:00:00Z").plus(Duration.ofHours(i * 97L)));
            }
        }
        // six more accounts share a web domain, six more are subsidiaries with a parent account
        for (int i = 0; i < 12; i++) {
            Company original = customers.get(30 + 4 * i);
            Company twin = new Company(original.name + (i < 6 ? ", Inc." : " Services"), original.industry,
                    original.region);
            twin.domain = i < 6 ? original.domain : original.domain.replace(".example", "-services.example");
            twin.city = original.city;
            twin.employees = original.employees / 2;
            account(twin, Instant.parse("2025-06-02T09:00:00Z").plus(Duration.ofHours(i * 31L)));
            twin.account.change(Instant.parse("2025-07-01T09:00:00Z"), "ParentId", i < 6 ? ""
                    : original.account.get("Id"));
            customers.add(twin);
        }
    }

    void account(Company company, Instant created) {
        Row row = accounts.add(created, "Id", salesforceId("001"), "Name", company.name, "Industry", company.industry);
        row.set("BillingStreet", between(1, 99) + " Harbour Row" + (chance(15) ? "\nSuite " + between(2, 9) : ""));
        row.set("BillingCity", company.city, "BillingCountry", COUNTRIES.get(company.region), "OwnerId",
                seller("ae", company));
        row.set("Website", any("https://www.", "", "http://") + company.domain);
        row.set("AnnualRevenue", amount(String.valueOf(company.employees * 157_000L)), "Phone", phone(company.region));
        row.set("NumberOfEmployees", "" + company.employees, "accountIntentScore6sense__c", between(5, 95) + ".0");
        row.change(created.plusSeconds(30), "accountBuyingStage6sense__c",
                any("Awareness", "Consideration", "Decision"));
        company.account = row;
    }

    Person person(Company company) {
        List<String> firsts = List.of("""
                Ada Amélie Anton Beatrix Björn Callum Chloé Dorothea Edmund Elif Farah Felix Greta Hamish Imogen Ivo
                Jörg Juno Käthe Kofi Leandra Ludwig Mabel Noémie Odalys Otis Petra Quentin Rosalind Rufus Selma
                Søren Tamsin Tobias Ursula Viggo Wanda Xenia Yusuf Zelda""".split("\\s+"));
        List<String> lasts = List.of("""
                Ashgrove Bellweather Brückner Castellane Dunwoody Eberhardt Fairbairn Fernández-Ruiz Grünewald
                Hawksworth Ingersleben Jessop Kirschbaum Lindqvist Löwenthal Mackintyre Nightingale O'Dowd Pemberton
                Quistgaard Rosenbloom Schönfelder Steinmüller Tiverton Underhill Vandermeer Wetherby Yeardley
                Zwiebel Çelikkol""".split("\\s+"));
        String first = any(firsts);
        String last = any(lasts);
        return usedNames.add(first + last) ? new Person(first, last, company) : person(company);
    }

    // ---- plans: who will do what, when

    void planContacts() {
        for (int i = 0; i < 172; i++) {
            Company company = customers.get(i < 24 ? 8 + i % 12 : 20 + i % (customers.size() - 20));
            Person person = person(company);
            Instant created = Instant.parse("2024-09-02T09:00:00Z").plus(Duration.ofHours(i * 53L));
            now = created;
            contact(person, any("Referral", "Partner", "Trade Show", "Outbound", ""));
            if (!company.isDark && chance(62)) {
                now = created.plus(Duration.ofHours(2));
                marketoLead(person, "List import");
                planTouches(person, between(1, 5), START, END);
            } else if (!company.isDark && chance(50)) {
                Instant visit = momentBetween(START, END);
                schedule(visit, () -> campaignMember(person, anyCampaign(company.region, "show", "syndication"),
                        "Responded"));
            }
        }
    }

    void planLeads() {
        for (int i = 0; i < 307; i++) {
            Company company = chance(35) ? customers.get(between(20, customers.size() - 1)) : any(prospects);
            planLead(person(company), momentBetween(START.plus(Duration.ofDays(1)), END), chance(76));
        }
        // known to Marketo alone
        for (int i = 0; i < 55; i++) {
            Person person = person(any(prospects));
            Instant created = momentBetween(START, END);
            schedule(created, () -> marketoLead(person, any("Web form fillout", "List import")));
            planTouches(person, between(1, 3), created, END);
        }
    }

    void planLead(Person person, Instant created, boolean fromMarketing) {
        leadPeople.add(person);
        if (!fromMarketing) {
            schedule(created, () -> lead(person, any("Outbound", "Referral", "Partner", "outbound")));
        } else {
            Instant first = later(START, created.minus(Duration.ofDays(between(1, 30))));
            schedule(first, () -> marketoLead(person, "Web form fillout"));
            planTouches(person, between(0, 2), first, created);
            schedule(created.minusSeconds(45), () -> touch(person, anyCampaign(person.company.region)));
            schedule(created, () -> lead(person, person.source));
            planTouches(person, between(0, 3), created, earlier(END, created.plus(Duration.ofDays(50))));
        }
        if (chance(58)) {
            schedule(created.plus(Duration.ofMinutes(between(1, 12_000))), () -> qualify(person, fromMarketing));
        } else if (chance(30)) {
            schedule(created.plus(Duration.ofDays(between(2, 20))),
                    () -> person.lead.change(now, "Status", "Unqualified"));
        }
    }

    void planTouches(Person person, int count, Instant from, Instant until) {
        for (int i = 0; i < count; i++) {
            schedule(momentBetween(from, until), () -> touch(person, anyCampaign(person.company.region)));
        }
    }

    void planDeals() {
        for (int i = 0; i < 76; i++) {
            Company company = customers.get(i < 18 ? i % 18 : between(18, customers.size() - 1));
            Instant created = earlier(momentBetween(START, END), momentBetween(START, END));
            schedule(created, () -> opportunity(company, null));
        }
    }

    /** People whose records tell one thing each; README.md names them. */
    void planStory() {
        // a second lead with the same e-mail in other letters, from a list import
        for (int i = 0; i < 14; i++) {
            Person original = leadPeople.get(20 + 9 * i);
            schedule(momentBetween(at("2026-02-20T09:00:00Z"), END.minusSeconds(40_000)), () -> {
                Person again = original.copy(original.email.toUpperCase(Locale.ROOT));
                lead(again, any("Trade Show", "Content Syndication"));
                if (original.lead != null && original.marketo != null) {
                    expected.putIfAbsent("story_duplicate_lead_id_1", original.lead.get("Id"));
                    expected.putIfAbsent("story_duplicate_lead_id_2", again.lead.get("Id"));
                }
            });
        }
        List<Row> oldContacts = List.copyOf(contacts.rows);
        // a lead of somebody who has long been a contact, never converted
        for (int i = 0; i < 8; i++) {
            Row contact = oldContacts.get(40 + 11 * i);
            schedule(momentBetween(START, END), () -> {
                Person again = new Person(contact.get("FirstName"), contact.get("LastName"), any(prospects));
                again.email = capitalised(contact.get("Email"));
                lead(again, "Website");
            });
        }
        // a second Marketo lead, not linked to Salesforce; blanks or capitals in the e-mail
        for (int i = 0; i < 22; i++) {
            Person original = leadPeople.get(22 + 9 * i);
            String email = i % 2 == 0 ? " " + original.email + " " : capitalised(original.email);
            schedule(momentBetween(START, END), () -> marketoLead(original.copy(email), "List import"));
        }
        // a typing error in the e-mail: the exact rule cannot see that it is the same person
        for (int i = 0; i < 4; i++) {
            Person original = leadPeople.get(25 + 40 * i);
            String email = original.email.replace(".example", i % 2 == 0 ? ".exmaple" : ".exampl");
            schedule(momentBetween(START, END), () -> marketoLead(original.copy(email), "List import"));
        }
        List<String> invalid =
                List.of("anna@@mail.example", "bruno.mail.example", "carla@", "@mail.example",
                "dieter wolf@mail.example");
        for (String email : invalid) {
            Person person = person(any(prospects)).copy(email);
            schedule(momentBetween(START, END), () -> lead(person, "Trade Show"));
        }
        // a list from the fair in Hamburg, with a lead source that nobody has governed
        for (int i = 0; i < 11; i++) {
            Person winner = person(any(prospects));
            schedule(at("2026-02-09T08:30:00Z").plusSeconds(i), () -> lead(winner, "Trade Show Raffle"));
        }
        Person nameIsNull = new Person("Jonas", "Null", prospects.get(3));
        planLead(nameIsNull, at("2026-01-14T10:20:00Z"), true);
        planConversionAndMerges();
    }

    void planConversionAndMerges() {
        Company corvenmoor = new Company("Corvenmoor Chemicals", "Manufacturing", "US");
        corvenmoor.domain = "corvenmoor.example";
        corvenmoor.city = "Boston";
        corvenmoor.employees = 640;
        Person priscilla = new Person("Priscilla", "Oyelaran-Webb", corvenmoor);
        schedule(at("2026-02-05T15:00:00Z"), () -> marketoLead(priscilla, "Web form fillout"));
        schedule(at("2026-02-05T15:00:30Z"), () -> touch(priscilla, allCampaigns.get(0)));
        schedule(at("2026-02-17T16:00:00Z"), () -> touch(priscilla, allCampaigns.get(12)));
        schedule(at("2026-02-17T16:00:40Z"), () -> lead(priscilla, "Webinar"));
        schedule(at("2026-02-25T14:05:00Z"), () -> priscilla.lead.change(now, "Status", "Working", "IsUnreadByOwner",
                "false"));
        schedule(at("2026-03-03T16:40:00Z"), () -> {
            convert(priscilla, true);
            expected.put("story_converted_lead_id", priscilla.lead.get("Id"));
            expected.put("story_converted_contact_id", priscilla.contact.get("Id"));
            expected.put("story_converted_account_id", corvenmoor.account.get("Id"));
            expected.put("story_converted_opportunity_id", priscilla.lead.get("ConvertedOpportunityId"));
        });
        List<Instant> merges = List.of(at("2025-12-11T10:00:00Z"), at("2026-01-20T13:30:00Z"),
                at("2026-03-03T14:20:00Z"));
        for (Instant merge : merges) {
            Person winner = person(any(prospects));
            Person loser = winner.copy(winner.email.replaceFirst("^(.)[^.]*\\.", "$1."));
            for (Person half : List.of(winner, loser)) {
                Instant created = merge.minus(Duration.ofDays(half == winner ? 30 : 12));
                schedule(created, () -> marketoLead(half, "Web form fillout"));
                schedule(created.plusSeconds(10), () -> touch(half, anyCampaign(half.company.region, "web")));
                schedule(created.plusSeconds(60), () -> lead(half, half.source));
            }
            schedule(merge, () -> merge(winner, loser));
        }
    }

    // ---- what happens: each method is one act at the instant `now`

    void live() {
        while (!agenda.isEmpty() && agenda.peek().at.isBefore(END)) {
            Event event = agenda.poll();
            now = event.at;
            event.action.run();
        }
    }

    void marketoLead(Person person, String sourceType) {
        Row row = marketoLeads.add(now, "id", "" + (710_001 + marketoLeads.rows.size()), "email", person.email);
        row.set("firstName", person.first, "lastName", person.last, "company", person.company.name, "title",
                person.title);
        row.set("originalSourceType", sourceType);
        String cookie = "_mch-harbourline.example-" + now.toEpochMilli() + "-" + between(10_000, 99_999);
        row.set("cookies", sourceType.startsWith("Web") ? cookie : "");
        person.marketo = row;
        if (person.contact != null) {
            linkMarketo(person);
        }
        row.change(now);
    }

    void linkMarketo(Person person) {
        if (person.marketo == null) {
            return;
        }
        if (person.lead != null) {
            person.marketo.set("sfdcType", "Lead", "sfdcId", person.lead.get("Id"), "sfdcLeadId",
                    person.lead.get("Id"));
            person.marketo.set("leadSource", person.lead.get("LeadSource"), "leadStatus", person.lead.get("Status"));
        }
        if (person.contact != null) {
            person.marketo.set("sfdcType", "Contact", "sfdcId", person.contact.get("Id"));
            person.marketo.set("sfdcContactId", person.contact.get("Id"), "sfdcAccountId",
                    person.contact.get("AccountId"));
        }
        person.marketo.change(now.plusSeconds(2));
    }

    void lead(Person person, String source) {
        Company company = person.company;
        Row row = leads.add(now, "Id", salesforceId("00Q"), "LastName", person.last, "FirstName", person.first);
        row.set("Name", person.first + " " + person.last, "Title", person.title, "Company", company.name, "City",
                company.city);
        row.set("Country", COUNTRIES.get(company.region), "Phone", phone(company.region), "LeadSource", source);
        row.set("Email", chance(8) ? capitalised(person.email) : person.email, "OwnerId", seller("sdr", company));
        row.set("Website", chance(30) ? company.domain : "", "Industry", chance(60) ? company.industry : "");
        row.set("Street", chance(20) ? between(1, 80) + " Quay Street\nFloor " + between(1, 9) : "");
        row.set("HasOptedOutOfEmail", String.valueOf(chance(6)), "CreatedById", sellers.get("sync").get("Id"));
        row.set("LastModifiedById", sellers.get("sync").get("Id"));
        row.set("utm_source__c", person.utm[0], "utm_medium__c", person.utm[1], "utm_campaign__c", person.utm[2]);
        row.change(now, "GCLID__c", person.utm[3], "NumberOfEmployees", "" + company.employees);
        person.lead = row;
        linkMarketo(person);
        person.responses.forEach((campaign, status) -> campaignMember(person, campaign, status));
    }

    void contact(Person person, String source) {
        Row row = contacts.add(now, "Id", salesforceId("003"), "AccountId", person.company.account.get("Id"));
        row.set("LastName", person.last, "FirstName", person.first, "Name", person.first + " " + person.last);
        row.set("Email", chance(10) ? capitalised(person.email) : person.email, "Title", person.title, "LeadSource",
                source);
        row.set("MailingCity", person.company.city, "MailingCountry", COUNTRIES.get(person.company.region));
        row.change(now, "OwnerId", seller("ae", person.company), "Phone", phone(person.company.region));
        person.contact = row;
        person.company.people.add(person);
    }

    void touch(Person person, Campaign campaign) {
        String utmCampaign = chance(6) ? campaign.utm.toLowerCase(Locale.ROOT) : campaign.utm;
        switch (campaign.channel) {
            case "search", "display" -> {
                String[] paid = any(List.of("google|cpc", "Google|cpc", "google|ppc", "adwords|cpc", "google|CPC"))
                        .split("\\|");
                arrive(person, campaign, paid[0], paid[1], utmCampaign, "Paid Search", chance(70) ? gclid() : "");
            }
            case "social" -> {
                String[] paid = any(List.of("linkedin|paid_social", "LinkedIn|Paid-Social", "linkedin|cpc",
                        "li|social-paid")).split("\\|");
                if (chance(40)) {
                    person.remember("linkedin", "paid_social", campaign.utm, "", "Paid Social");
                    activity(person, 147, "9" + campaign.programId, campaign.name + " form",
                            json("Campaign Name", campaign.utm, "Lead Type", "SPONSORED", "Success", true));
                    respond(person, campaign, "Filled-out Form", true, "Responded");
                } else {
                    arrive(person, campaign, paid[0], paid[1], utmCampaign, "Paid Social", "");
                }
            }
            case "podcast" -> arrive(person, campaign, any("margincall", "podcast"), "audio", utmCampaign, "Podcast",
                    "");
            case "webinar" -> {
                arrive(person, campaign, any("newsletter", "marketo", "linkedin"), any("email", "Email"), utmCampaign,
                        "Webinar", "");
                schedule(startOf(campaign.end).plusSeconds(61_200L + between(0, 900)), () -> attend(person, campaign));
            }
            case "email" -> {
                activity(person, 11, "33" + campaign.programId, "EM " + campaign.name, json("Link",
                        "https://www.harbourline.example/guide", "Device", "unknown", "Is Mobile Device", chance(30),
                        "Is Bot Activity", chance(14), "Campaign Run ID", between(90, 400)));
                respond(person, campaign, "Clicked", false, "");
            }
            case "web" -> arrive(person, campaign, "", "", "", "Website", "");
            // trade shows and syndicated content come as lists: only the programme status tells of them
            default -> {
                String source = campaign.channel.equals("show") ? "Trade Show" : "Content Syndication";
                person.remember("", "", "", "", source);
                progress(person, campaign, "Engaged", "Not in Program", "Responded");
            }
        }
    }

    /** Arrives on the web site, and fills out a form two times of three. */
    void arrive(Person person, Campaign campaign, String source, String medium, String utmCampaign, String leadSource,
            String gclid) {
        String query = source.isEmpty() ? "" : "utm_source=" + source + "&utm_medium=" + medium + "&utm_campaign="
                + utmCampaign.replace(" ", "+").replace("\"", "%22").replace(",", "%2C")
                + (gclid.isEmpty() ? "" : "&gclid=" + gclid);
        String referrer = source.isEmpty() ? any("https://www.search.example/", "") : "";
        person.remember(source, medium, utmCampaign, gclid, leadSource);
        activity(person, 1, "501", "www.harbourline.example/" + campaign.channel,
                json("Query Parameters", query, "Referrer URL", referrer, "User Agent", "Mozilla/5.0"));
        if (chance(66) || campaign.channel.equals("webinar")) {
            now = now.plusSeconds(between(5, 20));
            activity(person, 2, "7" + campaign.programId, campaign.name + " form",
                    json("Client IP Address", "203.0.113." + between(1, 250), "Query Parameters", query, "Webpage ID",
                    501));
            boolean webinar = campaign.channel.equals("webinar");
            respond(person, campaign, webinar ? "Registered" : "Filled-out Form", !webinar, webinar ? "Registered"
                    : "Responded");
        }
    }

    void attend(Person person, Campaign webinar) {
        boolean came = chance(58);
        progress(person, webinar, came ? "Attended" : "No Show", "Registered", came ? "Attended" : "No Show");
    }

    void progress(Person person, Campaign campaign, String status, String oldStatus, String crmStatus) {
        boolean success = !status.equals("No Show");
        activity(person, 104, "" + campaign.programId, campaign.name,
                json("Old Status", oldStatus, "New Status", status, "Success", success, "Acquired By",
                person.lead == null));
        respond(person, campaign, status, success, crmStatus);
    }

    void respond(Person person, Campaign campaign, String programStatus, boolean success, String crmStatus) {
        String key = campaign.programId + " " + person.marketo.get("id");
        Row member = programMembers.rows.stream().filter(row -> row.name.equals(key)).findFirst().orElse(null);
        if (member == null) {
            member = programMembers.add(now, "programId", "" + campaign.programId, "leadId", person.marketo.get("id"));
            member.set("program", campaign.name, "membershipDate", marketoTime(now), "acquiredBy", ""
                    + (person.lead == null));
            member.name = key;
        }
        if (person.marketo.get("acquisitionProgramId").isEmpty()) {
            person.marketo.change(now, "acquisitionProgramId", "" + campaign.programId);
        }
        if (success) {
            member.set("reachedSuccess", "true", "reachedSuccessDate", marketoTime(now));
        }
        member.change(now, "statusName", programStatus);
        if (!crmStatus.isEmpty()) {
            person.responses.put(campaign, crmStatus);
            campaignMember(person, campaign, crmStatus);
        }
    }

    void campaignMember(Person person, Campaign campaign, String status) {
        if (person.lead == null && person.contact == null) {
            // Salesforce learns of the response when the lead is created
            return;
        }
        boolean responded = !status.equals("Registered") && !status.equals("No Show");
        Row member = person.members.get(campaign);
        if (member == null) {
            Row who = person.contact == null ? person.lead : person.contact;
            member = members.add(now, "Id", salesforceId("00v"), "CampaignId", campaign.row.get("Id"), "Email",
                    who.get("Email"));
            member.set("LeadId", person.lead == null ? "" : person.lead.get("Id"), "LeadOrContactId", who.get("Id"));
            member.set("ContactId", person.contact == null ? "" : person.contact.get("Id"));
            member.set("Type", person.contact == null ? "Lead" : "Contact", "CompanyOrAccount", person.company.name);
            member.set("CreatedById", sellers.get("sync").get("Id"));
            person.members.put(campaign, member);
        }
        if (responded && member.get("FirstRespondedDate").isEmpty()) {
            member.set("FirstRespondedDate", now.toString().substring(0, 10), "HasResponded", "true");
        }
        member.change(now, "Status", status);
    }

    void qualify(Person person, boolean fromMarketing) {
        if (!person.lead.get("Status").equals("New")) {
            return;
        }
        person.lead.change(now, "Status", "MQL");
        if (fromMarketing) {
            person.marketo.change(now, "leadStatus", "MQL", "leadScore", "" + between(60, 140));
            activity(person, 13, "641", "Lead Status", json("New Value", "MQL", "Old Value", "New", "Reason",
                    "Changed by Smart Campaign OP-MQL, step 2", "Source", "Marketo Flow Action"));
        }
        int luck = between(1, 100);
        if (luck > 88) {
            // nobody calls
            return;
        }
        ZoneId zone = ZONES.get(person.company.region);
        Instant from = luck > 70 ? now.plus(Duration.ofHours(between(24, 96))) : now;
        schedule(workingTime(from, zone).plusSeconds(60L * between(4, 110)), () -> {
            call(person.lead.get("Id"), "", "First call", person.lead.get("OwnerId"));
            person.lead.change(now.plusSeconds(300), "Status", "Working", "IsUnreadByOwner", "false");
            Instant decision = workingTime(now.plus(Duration.ofDays(between(2, 24))), zone);
            boolean good = chance(62);
            schedule(decision.plusSeconds(60L * between(1, 400)), () -> {
                if (good) {
                    convert(person, chance(72));
                } else {
                    person.lead.change(now, "Status", any("Unqualified", "Nurture"));
                }
            });
        });
    }

    void call(String whoId, String whatId, String subject, String ownerId) {
        Instant done = now.plusSeconds(300);
        Row task = tasks.add(now, "Id", salesforceId("00T"), "WhoId", whoId, "WhatId", whatId, "Subject", subject);
        task.set("ActivityDate", now.toString().substring(0, 10), "OwnerId", ownerId, "CallType", "Outbound");
        task.set("CallDurationInSeconds", "" + between(20, 280), "CompletedDateTime", salesforceTime(done));
        task.change(done, "Description", chance(12) ? "Left voicemail.\nCall \"back\" Thursday" : "");
    }

    void convert(Person person, boolean withOpportunity) {
        if (person.company.account == null) {
            account(person.company, now);
            customers.add(person.company);
        }
        contact(person, person.lead.get("LeadSource"));
        Row deal = withOpportunity ? opportunity(person.company, person) : null;
        person.lead.set("IsConverted", "true", "ConvertedDate", now.toString().substring(0, 10), "Status", "Qualified");
        person.lead.set("ConvertedAccountId", person.company.account.get("Id"), "IsUnreadByOwner", "false");
        person.lead.set("ConvertedContactId", person.contact.get("Id"));
        person.lead.change(now, "ConvertedOpportunityId", deal == null ? "" : deal.get("Id"));
        String contactId = person.contact.get("Id");
        for (Row member : person.members.values()) {
            member.change(now, "ContactId", contactId, "LeadOrContactId", contactId, "Type", "Contact");
        }
        linkMarketo(person);
    }

    void merge(Person winner, Person loser) {
        loser.lead.change(now, "IsDeleted", "true", "MasterRecordId", winner.lead.get("Id"));
        for (Map.Entry<Campaign, Row> member : loser.members.entrySet()) {
            boolean alreadyMember = winner.members.containsKey(member.getKey());
            String leadId = alreadyMember ? member.getValue().get("LeadId") : winner.lead.get("Id");
            member.getValue().change(now, "IsDeleted", "" + alreadyMember, "LeadId", leadId, "LeadOrContactId", leadId);
        }
        activity(winner, 32, winner.marketo.get("id"), winner.first + " " + winner.last, json(
                "Merge IDs", "[" + loser.marketo.get("id") + "]", "Merge Source", "Salesforce", "Merged in Sales",
                true));
        winner.marketo.change(now.plusSeconds(5));
        expected.put("story_merge_winner_lead_id", winner.lead.get("Id"));
        expected.put("story_merge_loser_lead_id", loser.lead.get("Id"));
        expected.put("story_merge_winner_marketo_id", winner.marketo.get("id"));
        expected.put("story_merge_loser_marketo_id", loser.marketo.get("id"));
    }

    Row opportunity(Company company, Person converted) {
        String owner = chance(9) && converted == null ? sellers.get("former").get("Id") : seller("ae", company);
        long dollars = 4_000L + 500L * between(4, 60) * between(1, 6);
        Row deal = opportunities.add(now, "Id", salesforceId("006"), "AccountId", company.account.get("Id"), "OwnerId",
                owner);
        deal.set("Name", company.name + " - " + any("Platform", "Billing", "Contracts", "Expansion"));
        deal.set("Amount", chance(6) ? "" : amount(String.valueOf(dollars)), "CurrencyIsoCode",
                CURRENCIES.get(company.region));
        deal.set("LeadSource", converted == null ? any("", "Outbound", "Referral") : converted.lead.get("LeadSource"));
        if (converted != null && !converted.members.isEmpty() && chance(85)) {
            deal.set("CampaignId", new ArrayList<>(converted.members.values()).get(converted.members.size() - 1)
                    .get("CampaignId"));
        }
        closeOn(deal, now.plus(Duration.ofDays(between(45, 120))));
        deal.change(now);
        historyRow(deal, "created", "Text", "", "");
        List<Person> people = new ArrayList<>(company.people);
        Collections.shuffle(people, random);
        if (converted != null) {
            people.remove(converted);
            people.add(0, converted);
        }
        int count = converted == null && chance(22) ? 0 : between(1, 3);
        people.stream().limit(count).forEach(person -> roles.add(now, "Id", salesforceId("00K"), "OpportunityId",
                deal.get("Id"),
                "ContactId", person.contact.get("Id"), "IsPrimary", "" + (person == people.get(0)),
                "Role", any("Decision Maker", "Economic Buyer", "Evaluator", "")));
        planStages(deal, people.isEmpty() || count == 0 ? "" : people.get(0).contact.get("Id"));
        return deal;
    }

    void planStages(Row deal, String contactId) {
        boolean lost = chance(40);
        int lastStage = chance(24) ? between(0, 3) : lost ? between(1, 3) : 4;
        Instant at = now;
        for (int stage = 1; stage <= lastStage; stage++) {
            at = workingTime(at.plus(Duration.ofDays(between(2, 15))), NEW_YORK).plusSeconds(between(0, 25_000));
            String next = STAGES.get(stage);
            schedule(at, () -> moveTo(deal, next));
            if (stage <= 2) {
                schedule(at.minusSeconds(1_200), () -> call(contactId, deal.get("Id"), "Call: " + next,
                        deal.get("OwnerId")));
            }
        }
        if (lost && lastStage < 4) {
            schedule(at.plus(Duration.ofDays(between(3, 20))), () -> moveTo(deal, "Closed Lost"));
        }
        if (deal.get("OwnerId").equals(sellers.get("former").get("Id"))) {
            schedule(now.plus(Duration.ofDays(6)), () -> handOver(deal));
        }
    }

    void moveTo(Row deal, String stage) {
        historyRow(deal, "StageName", "Picklist", deal.get("StageName"), stage);
        deal.set("StageName", stage, "Probability", Map.of("Discovery", "20.0", "Proposal", "50.0", "Negotiation",
                "75.0",
                "Closed Won", "100.0", "Closed Lost", "0.0").get(stage), "LastStageChangeDate", salesforceTime(now));
        if (stage.equals("Proposal") && chance(30) && !deal.get("Amount").isEmpty()) {
            String better = amount(String.valueOf((long) Double.parseDouble(deal.get("Amount"))
                    + 500L * between(1, 30)));
            historyRow(deal, "Amount", "Currency", deal.get("Amount"), better);
            deal.set("Amount", better);
        }
        if (stage.startsWith("Closed")) {
            boolean won = stage.equals("Closed Won");
            deal.set("Amount", won && deal.get("Amount").isEmpty() ? "18000.0" : deal.get("Amount"));
            deal.set("IsClosed", "true", "IsWon", "" + won, "ForecastCategory", won ? "Closed" : "Omitted");
            deal.set("ForecastCategoryName", won ? "Closed" : "Omitted");
            closeOn(deal, now);
        }
        deal.set("ExpectedRevenue", deal.get("Amount").isEmpty() ? "" : String.valueOf(
                Double.parseDouble(deal.get("Amount")) * Double.parseDouble(deal.get("Probability")) / 100));
        deal.change(now);
    }

    /** A changed lookup gives two history rows: one with the names, one with the ids. */
    void handOver(Row deal) {
        Row former = sellers.get("former");
        Row successor = sellers.get("aeUS");
        historyRow(deal, "Owner", "Text", former.get("Name"), successor.get("Name"));
        historyRow(deal, "Owner", "EntityId", former.get("Id"), successor.get("Id"));
        deal.change(now, "OwnerId", successor.get("Id"));
    }

    void historyRow(Row deal, String field, String type, String oldValue, String newValue) {
        history.add(now, "Id", salesforceId("017"), "OpportunityId", deal.get("Id"), "CreatedById", deal.get("OwnerId"),
                "Field", field, "DataType", type, "OldValue", oldValue, "NewValue", newValue);
    }

    void closeOn(Row deal, Instant day) {
        LocalDate date = LocalDate.ofInstant(day, NEW_YORK);
        String quarter = "" + ((date.getMonthValue() + 2) / 3);
        deal.set("CloseDate", date.toString(), "FiscalQuarter", quarter, "FiscalYear", "" + date.getYear());
        deal.set("Fiscal", date.getYear() + " " + quarter);
    }

    /** Salesforce keeps these sums itself, in the company's currency at fixed rates. */
    void rollUpCampaigns() {
        Map<String, Double> rates = Map.of("USD", 1.0, "EUR", 1.10, "GBP", 1.28);
        for (Campaign campaign : allCampaigns) {
            String id = campaign.row.get("Id");
            List<Row> mine = members.where(row -> row.get("CampaignId").equals(id) && row.get("IsDeleted")
                    .equals("false"));
            List<Row> deals = opportunities.where(row -> row.get("CampaignId").equals(id));
            Function<List<Row>, String> sum = rows -> String.valueOf(rows.stream()
                    .filter(row -> !row.get("Amount").isEmpty())
                    .mapToDouble(row -> Math.rint(
                            Double.parseDouble(row.get("Amount")) * rates.get(row.get("CurrencyIsoCode")) * 100))
                    .sum() / 100);
            List<Row> won = deals.stream().filter(row -> row.get("IsWon").equals("true")).toList();
            Map<String, String> before = Map.copyOf(campaign.row.cells);
            campaign.row.set("NumberOfLeads", "" + count(mine, row -> !row.get("LeadId").isEmpty()));
            campaign.row.set("NumberOfConvertedLeads", ""
                    + count(mine, row -> !row.get("LeadId").isEmpty() && !row.get("ContactId").isEmpty()));
            campaign.row.set("NumberOfContacts", "" + count(mine, row -> !row.get("ContactId").isEmpty()));
            campaign.row.set("NumberOfResponses", "" + count(mine, row -> row.get("HasResponded").equals("true")));
            campaign.row.set("NumberOfOpportunities", "" + deals.size(), "NumberOfWonOpportunities", "" + won.size());
            campaign.row.set("AmountAllOpportunities", sum.apply(deals), "AmountWonOpportunities", sum.apply(won));
            if (!before.equals(campaign.row.cells)) {
                campaign.row.change(now);
            }
        }
    }

    void activity(Person person, int type, String assetId, String asset, String attributes) {
        String smartCampaign = type == 1 || type == 2 || type == 32 ? "" : "" + (8_400 + type);
        activities.add(now, "marketoGUID", "" + (900_000_001L + activities.rows.size()), "leadId",
                person.marketo.get("id"),
                "activityDate", marketoTime(now), "activityTypeId", "" + type, "campaignId", smartCampaign,
                "primaryAttributeValueId", assetId, "primaryAttributeValue", asset, "attributes", attributes);
    }

    // ---- the exports

    void exportSalesforce() {
        Map<String, Source> objects = new LinkedHashMap<>();
        objects.put("Lead", leads);
        objects.put("Contact", contacts);
        objects.put("Account", accounts);
        objects.put("Campaign", campaigns);
        objects.put("CampaignMember", members);
        objects.put("Opportunity", opportunities);
        objects.put("OpportunityContactRole", roles);
        objects.put("OpportunityFieldHistory", history);
        objects.put("Task", tasks);
        objects.put("User", users);
        for (int night = 0; night < NIGHTS.size(); night++) {
            for (Map.Entry<String, Source> object : objects.entrySet()) {
                List<List<String>> changed = object.getValue().changedBefore(night);
                deliveries.write(night, "salesforce/" + object.getKey() + ".csv",
                        dataLoaderCsv(object.getValue().columns(), changed), changed.size());
            }
        }
    }

    void exportMarketo() {
        for (int night = 0; night < NIGHTS.size(); night++) {
            List<List<String>> changedLeads = marketoLeads.changedBefore(night);
            deliveries.write(night, "marketo/leads.csv", marketoCsv(marketoLeads.columns(), changedLeads),
                    changedLeads.size());
            List<List<String>> changedMembers = programMembers.changedBefore(night);
            byte[] memberFile = marketoCsv(programMembers.columns(), changedMembers);
            deliveries.write(night, "marketo/program_members.csv", memberFile, changedMembers.size());
            // the same bytes once more, a night later
            if (night == 1) {
                deliveries.write(2, "marketo/program_members (1).csv", memberFile, changedMembers.size());
            }
            exportActivities(night);
            String programs = allCampaigns.stream().map(this::program).collect(Collectors.joining(",\n"));
            String json = "{\n \"success\": true,\n \"errors\": [],\n \"requestId\": \"c0de#" + (1900 + night)
                    + "\",\n \"warnings\": [],\n \"result\": [\n" + programs + "\n ]\n}\n";
            deliveries.write(night, "marketo/programs.json", utf8(json), allCampaigns.size());
        }
    }

    /** Night 2 comes in two files: the second broke off while it was written; night 3 delivers it again, whole. */
    void exportActivities(int night) {
        List<List<String>> rows = activities.changedBefore(night);
        if (night != 1) {
            deliveries.write(night, "marketo/activities.csv", marketoCsv(activities.columns(), rows), rows.size());
            return;
        }
        int split = rows.size() - 6;
        List<List<String>> good = rows.subList(0, split);
        String visit = ",www.harbourline.example/web,\"{\"\"Query Parameters\"\":\"\"utm_source=google&utm_medium=cpc\"\"}\"\n";
        String broken = "900990001,710001,2026-03-02T10:00:00Z,1\n"
                + "900990002,710002,2026-13-45T99:00:00Z,1,null,501" + visit
                + "null,710003,2026-03-02T11:30:00Z,1,null,501" + visit;
        String first = new String(marketoCsv(activities.columns(), good), StandardCharsets.UTF_8) + broken;
        deliveries.write(1, "marketo/activities.csv", utf8(first), split + 3);
        byte[] whole = marketoCsv(activities.columns(), rows.subList(split, rows.size()));
        String text = new String(whole, StandardCharsets.UTF_8);
        int lastAttributes = text.indexOf("\"{\"\"", nthLine(text, 5));
        deliveries.write(1, "marketo/activities_part2.csv", utf8(text.substring(0, lastAttributes + 8)), 5);
        deliveries.write(2, "marketo/activities_part2.csv", whole, 6);
        expected.put("broken_activity_rows", 3);
        expected.put("truncated_file_complete_rows", 4);
    }

    String program(Campaign campaign) {
        Map<String, String> channels = Map.of("webinar", "Webinar", "show", "Tradeshow", "email", "Nurture", "web",
                "Website",
                "syndication", "Content Syndication", "podcast", "Podcast");
        boolean event = campaign.channel.equals("webinar") || campaign.channel.equals("show");
        String cost = campaign.row.get("BudgetedCost").replace(".0", "");
        return "  {\n   \"id\": " + campaign.programId + ",\n   \"name\": \"" + campaign.name
                + "\",\n   \"description\": \"\","
                + "\n   \"createdAt\": \"2025-10-15T14:05:00Z+0000\",\n   \"updatedAt\": \"2026-02-20T10:00:00Z+0000\","
                + "\n   \"type\": \"" + (event ? "Event" : "Default") + "\",\n   \"channel\": \""
                + channels.getOrDefault(campaign.channel, "Online Advertising")
                + "\",\n   \"status\": \"\",\n   \"workspace\": \"Default\","
                + "\n   \"tags\": [{\"tagType\": \"Region\", \"tagValue\": \"" + campaign.region
                + "\"}],\n   \"costs\": [{\"startDate\": \""
                + campaign.start + "T00:00:00Z+0000\", \"cost\": " + cost + ", \"note\": null}],\n   \"sfdcId\": \""
                + campaign.row.get("Id") + "\",\n   \"sfdcName\": \"" + campaign.name
                + "\",\n   \"headStart\": false\n  }";
    }

    // ---- advertising: first file January 1 to March 1, later files the seven days before the night

    static final List<Integer> GOOGLE_USD = List.of(0, 1, 2, 3);
    static final List<Integer> GOOGLE_EUR = List.of(4, 5);
    static final List<Integer> LINKEDIN_GBP = List.of(6, 7, 8);
    static final LocalDate RESTATED_GOOGLE_DAY = LocalDate.of(2026, 2, 27);
    static final LocalDate RESTATED_LINKEDIN_DAY = LocalDate.of(2026, 2, 24);

    static List<LocalDate> reportedDays(int night) {
        LocalDate first = night == 0 ? LocalDate.of(2026, 1, 1) : NIGHTS.get(night).minusDays(7);
        return first.datesUntil(NIGHTS.get(night)).toList();
    }

    /** Cents spent by a campaign on a day, as the platform knew them on that night. */
    static long spendCents(int campaign, LocalDate day, int night) {
        Random dice = new Random(day.toEpochDay() * 7_919_777L + campaign * 104_729_333L);
        boolean weekend = day.getDayOfWeek().getValue() > 5;
        long cents = List.of(31_000, 54_000, 9_500, 8_700, 19_000, 23_500, 28_000, 15_500, 12_500).get(campaign);
        cents = cents * (70 + dice.nextInt(60)) / 100 * (weekend ? 45 : 100) / 100 + dice.nextInt(100);
        if (day.equals(NIGHTS.get(night).minusDays(1)) && !GOOGLE_USD.contains(campaign)) {
            // yesterday is not complete yet
            return cents * 93 / 100;
        }
        if (campaign == 0 && day.equals(RESTATED_GOOGLE_DAY) && night < 2) {
            return cents - 10_250;
        }
        return campaign == 6 && day.equals(RESTATED_LINKEDIN_DAY) && night < 1 ? cents - 1_840 : cents;
    }

    /** The spend of an account when the reports of these nights are applied in this order, each replacing its days. */
    static String spendAfter(List<Integer> account, List<Integer> nightsInOrder, Predicate<LocalDate> days) {
        Map<LocalDate, Long> centsByDay = new TreeMap<>();
        for (int night : nightsInOrder) {
            for (LocalDate day : reportedDays(night)) {
                centsByDay.put(day, account.stream().mapToLong(campaign -> spendCents(campaign, day, night)).sum());
            }
        }
        long total = centsByDay.entrySet().stream().filter(e -> days.test(e.getKey())).mapToLong(Map.Entry::getValue)
                .sum();
        return BigDecimal.valueOf(total, 2).toPlainString();
    }

    void exportGoogle() {
        for (int night = 0; night < NIGHTS.size(); night++) {
            List<LocalDate> days = reportedDays(night);
            StringBuilder report = new StringBuilder("Campaign report\n\"" + longDate(days.get(0)) + " - "
                    + longDate(days.get(days.size() - 1)) + "\"\n"
                    + "Campaign status,Campaign,Campaign ID,Customer ID,Budget,"
                    + "Budget name,Budget type,Currency code,Status,Status reasons,Optimization score,Campaign type,"
                    + "Day,Impr.,Interactions,Interaction rate,Avg. cost,Cost,Clicks,Conv. rate,Conv. value,"
                    + "Conversions,Avg. CPC,Cost / conv.\n");
            StringBuilder api = new StringBuilder();
            int reportNight = night;
 AdDay all = new AdDay(0, 0, 0, 0);
            AdDay search = all;
            AdDay display = all;
            for (LocalDate day : days) {
                for (int index : GOOGLE_USD) {
                    AdDay numbers = adDay(index, day, night);
                    boolean isSearch = allCampaigns.get(index).channel.equals("search");
                    report.append(csvCells(List.of("Enabled", allCampaigns.get(index).utm, "2188700" + (1001 + index),
                            "481-555-0142",
                            "500.00", " --", "Daily", "USD", "Eligible", "eligible", "91.4%", isSearch ? "Search"
                            : "Display",
                            day.toString())));
                    report.append(",").append(googleNumbers(numbers)).append("\n");
                    all = all.plus(numbers);
                    search = isSearch ? search.plus(numbers) : search;
                    display = isSearch ? display : display.plus(numbers);
                }
                GOOGLE_EUR.forEach(index -> api.append(googleApiLine(index, day, adDay(index, day, reportNight))));
            }
            report.append("Total: Campaigns, --,,,,, --,USD,,,91.4%,,,").append(googleNumbers(all)).append("\n");
            report.append("Total: Account, --,,,\"2,000.00\",,Daily,USD,,,91.4%,,,").append(googleNumbers(all))
                    .append("\n");
            report.append("Total: Search, --,,,,,,USD,,,,,,").append(googleNumbers(search)).append("\n");
            report.append("Total: Display, --,,,,,,USD,,,,,,").append(googleNumbers(display)).append("\n");
            int rows = days.size();
            deliveries.write(night, "google_ads/campaign_report.csv", utf8(report.toString()),
                    rows * GOOGLE_USD.size());
            deliveries.write(night, "google_ads/campaign_stats_api.jsonl", utf8(api.toString()),
                    rows * GOOGLE_EUR.size());
        }
        List<Integer> nights = List.of(0, 1, 2, 3);
        expected.put("google_spend_usd_481-555-0142", spendAfter(GOOGLE_USD, nights, day -> true));
        expected.put("google_spend_eur_4815550177", spendAfter(GOOGLE_EUR, nights, day -> true));
        expected.put("google_spend_usd_2026-02-27_until_night_2",
                spendAfter(GOOGLE_USD, List.of(0, 1), RESTATED_GOOGLE_DAY::equals));
        expected.put("google_spend_usd_2026-02-27_from_night_3",
                spendAfter(GOOGLE_USD, nights, RESTATED_GOOGLE_DAY::equals));
    }

    static AdDay adDay(int campaign, LocalDate day, int night) {
        long cents = spendCents(campaign, day, night);
        long clicks = Math.max(1, cents / (310 + campaign * 23));
        long ageDays = NIGHTS.get(night).toEpochDay() - day.toEpochDay();
        return new AdDay(clicks * (campaign == 3 ? 140 : 31) + cents % 29, clicks, cents,
                clicks * (ageDays > 2 ? 100 : 60) / 26);
    }

    static String googleNumbers(AdDay ad) {
        List<String> numbers = List.of(String.format(Locale.ROOT, "%,d", ad.impressions),
                String.format(Locale.ROOT, "%,d", ad.clicks),
                percent(ad.clicks, ad.impressions), money(ad.cents / ad.clicks), money(ad.cents),
                String.format(Locale.ROOT, "%,d", ad.clicks), percent(ad.conversionHundredths, ad.clicks * 100),
                money(ad.conversionHundredths * 400), money(ad.conversionHundredths), money(ad.cents / ad.clicks),
                ad.conversionHundredths == 0 ? " --" : money(ad.cents * 100 / ad.conversionHundredths));
        return csvCells(numbers);
    }

    String googleApiLine(int index, LocalDate day, AdDay ad) {
        return "{\"customer\":{\"id\":\"4815550177\",\"currencyCode\":\"EUR\",\"timeZone\":\"Europe/Berlin\"},"
                + "\"campaign\":{\"id\":\"2199800"
                + (1001 + index) + "\",\"name\":\"" + allCampaigns.get(index).utm
                + "\",\"status\":\"ENABLED\",\"advertisingChannelType\":"
                + "\"SEARCH\"},\"segments\":{\"date\":\"" + day
                + "\",\"device\":\"DESKTOP\"},\"metrics\":{\"impressions\":\"" + ad.impressions
                + "\",\"clicks\":\"" + ad.clicks + "\",\"costMicros\":\"" + ad.cents * 10_000 + "\",\"conversions\":"
                + BigDecimal.valueOf(ad.conversionHundredths, 2) + ",\"conversionsValue\":"
                + ad.conversionHundredths * 4
                + ".0,\"allConversions\":" + BigDecimal.valueOf(ad.conversionHundredths + 100, 2)
                + ",\"viewThroughConversions\":\"0\"}}\n";
    }

    void exportLinkedIn() {
        String name = "account_507700142_campaign_performance_report.csv";
        deliveries.write(0, "linkedin_ads/" + name, linkedInReport(0), reportedDays(0).size() * 3);
        // night 2's file, two nights late
        deliveries.write(3, "linkedin_ads/late/" + name, linkedInReport(1), 21);
        deliveries.write(2, "linkedin_ads/" + name, linkedInReport(2), 21);
        deliveries.write(3, "linkedin_ads/" + name, linkedInReport(3), 21);
        expected.put("linkedin_spend_gbp_507700142", spendAfter(LINKEDIN_GBP, List.of(0, 1, 2, 3), day -> true));
        expected.put("linkedin_spend_gbp_wrong_if_late_file_overrides",
                spendAfter(LINKEDIN_GBP, List.of(0, 2, 3, 1), day -> true));
        expected.put("linkedin_spend_gbp_wrong_if_late_file_ignored",
                spendAfter(LINKEDIN_GBP, List.of(0, 2, 3), day -> true));
    }

    byte[] linkedInReport(int night) {
        List<LocalDate> days = reportedDays(night);
        DateTimeFormatter slashes = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT);
        StringBuilder text = new StringBuilder("Campaign Performance Report (in UTC)\r\nReport Start: "
                + longDate(days.get(0))
                + ", 12:00 AM\r\nReport End: " + longDate(days.get(days.size() - 1)) + ", 11:59 PM\r\nDate Generated: "
                + longDate(NIGHTS.get(night)) + ", 1:10 AM\r\n\r\n");
        text.append(String.join("\t", "Start Date (in UTC)", "Account Name", "Currency", "Campaign Group ID",
                "Campaign Group Name",
                "Campaign Group Status", "Campaign ID", "Campaign Name", "Campaign Type", "Campaign Objective",
                "Campaign Status",
                "Campaign Start Date", "Campaign End Date", "Total Spent", "Impressions", "Clicks",
                "Click Through Rate",
                "Average CPM", "Average CPC", "Conversions", "Total Conversion Value", "Leads", "Lead Forms Opened",
                "Lead Form Completion Rate", "Cost per Lead", "Reach", "Clicks to Landing Page",
                "Clicks to LinkedIn Page"));
        for (LocalDate day : days) {
            for (int index : LINKEDIN_GBP) {
                Campaign campaign = allCampaigns.get(index);
                AdDay ad = adDay(index, day, night);
                long formLeads = ad.clicks / 18;
                text.append("\r\n").append(String.join("\t", slashes.format(day), "Harbourline UK", "GBP", "610077001",
                        "FY26-Q1", "Active",
                        "3180070" + (41 + index), campaign.utm, "Sponsored Update", "Lead generation", "Active",
                        slashes.format(campaign.start), slashes.format(campaign.end), money(ad.cents),
                        String.format(Locale.ROOT, "%,d", ad.impressions), String.format(Locale.ROOT, "%,d", ad.clicks),
                        percent(ad.clicks, ad.impressions), money(ad.cents * 1000 / ad.impressions),
                        money(ad.cents / ad.clicks),
                        "" + ad.conversionHundredths / 100, "0.00", "" + formLeads, "" + formLeads * 3, formLeads == 0
                        ? "-" : "33.33%",
                        formLeads == 0 ? "-" : money(ad.cents / formLeads),
                        String.format(Locale.ROOT, "%,d", ad.impressions * 4 / 5),
                        "" + ad.clicks, "0"));
            }
        }
        return ("\uFEFF" + text + "\r\n").getBytes(StandardCharsets.UTF_16LE);
    }

    // ---- requests to marketing operations

    void exportJira() {
        List<Issue> issues = IntStream.range(0, 90).mapToObj(this::issue).toList();
        for (int night = 0; night < NIGHTS.size(); night++) {
            Instant until = startOf(NIGHTS.get(night));
            List<Issue> known = issues.stream().filter(issue -> issue.created.isBefore(until)).toList();
            deliveries.write(night, "jira/issues.csv", jiraCsv(known, until), known.size());
        }
        List<Issue> waiting = issues.stream().filter(issue -> issue.statusBefore(END).equals("Awaiting Approval"))
                .toList();
        expected.put("requests_total", issues.size());
        expected.put("requests_open", count(issues, issue -> !issue.statusBefore(END).equals("Done")));
        expected.put("requests_awaiting_approval", waiting.size());
        expected.put("requests_awaiting_approval_of_ines_calloway",
                count(waiting, issue -> issue.approver.startsWith("Ines")));
    }

    /** 52 requests are done, 31 on their way (A awaiting approval, D done lately, I in progress, Q in QA), 7 new. */
    Issue issue(int index) {
        String onTheWay = "AIADAAQAAIAADAAIAAQAADAAIAAQAID";
        List<String> flow = List.of("To Do", "In Progress", "Awaiting Approval", "QA", "Done");
        char kind = index < 52 ? 'D' : index < 83 ? onTheWay.charAt(index - 52) : 'T';
        Instant created = workingTime(Instant.parse("2025-11-10T14:00:00Z").plus(Duration.ofMinutes(index * 1_815L)),
                NEW_YORK)
                .plusSeconds(60L * between(1, 200));
        int steps = "TIAQD".indexOf(kind);
        Instant last = created.plus(Duration.ofDays(between(6, 19)));
        if (index >= 52 && kind == 'A') {
            last = later(created.plus(Duration.ofDays(3)), at("2026-02-16T15:00:00Z")
                    .plus(Duration.ofHours((index - 52) * 11L)));
            last = index < 78 ? last : at("2026-03-03T16:20:00Z");
        } else if (index >= 52) {
            last = at("2026-03-02T15:00:00Z").plus(Duration.ofHours(24L * (index / 3 % 3) + index % 4));
        }
        TreeMap<Instant, String> statuses = new TreeMap<>();
        statuses.put(created, flow.get(0));
        for (int step = 1; step <= steps; step++) {
            Duration whole = Duration.between(created, last);
            statuses.put(created.plusSeconds(whole.toMinutes() * step / steps * 60), flow.get(step));
        }
        Campaign campaign = allCampaigns.get(index % 24);
        String approver = kind == 'A' ? index % 4 == 1 || index == 54 ? "Henry Stroud" : "Ines Calloway"
                : any("Henry Stroud", "Ines Calloway");
        Issue issue = new Issue(index, campaign, created, statuses, approver,
                any("Landing page", "E-mail", "Lead list import", "Banner set"));
        if (chance(50)) {
            issue.comments.put(created.plusSeconds(7_200), "Need the copy; soon");
        }
        if (kind == 'A' && approver.startsWith("Ines")) {
            issue.comments.put(last.plusSeconds(3_600),
                    "Waiting for Ines (Legal), on leave 16 Feb - 16 Mar; nobody else may sign");
        }
        // its third and fourth comment widen the file on night 2 and night 4
        if (index == 57) {
            issue.comments.put(at("2026-03-02T16:10:00Z"), "Any news on the approval?\nThe launch is next week.");
            issue.comments.put(at("2026-03-02T16:40:00Z"), "Asked \"Legal\" again");
            issue.comments.put(at("2026-03-04T15:05:00Z"), "Launch moved by one week");
        }
        return issue;
    }

    byte[] jiraCsv(List<Issue> issues, Instant until) {
        DateTimeFormatter minutes = DateTimeFormatter.ofPattern("dd/MMM/yy h:mm a", Locale.US).withZone(NEW_YORK);
        DateTimeFormatter date = DateTimeFormatter.ofPattern("dd/MMM/yy", Locale.US).withZone(NEW_YORK);
        boolean thirdLabel = !until.isBefore(startOf(NIGHTS.get(2)));
        int labels = thirdLabel ? 3 : 2;
        int comments = issues.stream().mapToInt(issue -> issue.comments.headMap(until).size()).max().orElse(0);
        List<String> header = new ArrayList<>(List.of("Summary", "Issue key", "Issue id", "Issue Type", "Status",
                "Project key",
                "Project name", "Priority", "Resolution", "Assignee", "Reporter", "Created", "Updated", "Resolved",
                "Due date"));
        header.addAll(Collections.nCopies(labels, "Labels"));
        header.addAll(List.of("Description", "Sprint", "Sprint", "Status Category", "Custom field (Campaign ID)",
                "Custom field (Approver)"));
        header.addAll(Collections.nCopies(comments, "Comment"));
        StringBuilder text = new StringBuilder("\uFEFF" + csvCells(header) + "\n");
        for (Issue issue : issues) {
            String status = issue.statusBefore(until);
            Instant moved = issue.statuses.lowerKey(until);
            Instant updated = issue.comments.headMap(until).isEmpty() ? moved
                    : later(moved, issue.comments.lowerKey(until));
            List<String> labelCells = new ArrayList<>(List.of(issue.campaign.channel, issue.index % 3 == 0
                    ? issue.campaign.region.toLowerCase(Locale.ROOT) : ""));
            labelCells.addAll(thirdLabel ? List.of(issue.index == 57 ? "urgent" : "") : List.of());
            String sprint = "MOPS S" + (1 + issue.index / 10);
            boolean done = status.equals("Done");
            List<String> cells = new ArrayList<>(List.of(issue.kind + ": " + issue.campaign.name, "MOPS-"
                    + (201 + issue.index),
                    "" + (10_201 + issue.index), "Request", status, "MOPS", "Marketing Operations",
                    issue.index % 7 == 0 ? "High" : "Medium", done ? "Done" : "", status.equals("To Do") ? ""
                    : "Gia Mossgrave",
                    issue.index % 2 == 0 ? "Rosalind Peake" : "Theo Barrowclough", minutes.format(issue.created),
                    minutes.format(updated),
                    done ? minutes.format(moved) : "", date.format(issue.created.plus(Duration.ofDays(14)))));
            cells.addAll(labelCells);
            cells.addAll(List.of(issue.index % 3 == 0 ? "Brief:\n* audience, region\n* \"one\" offer" : "See brief",
                    sprint,
                    issue.index % 5 == 4 ? "MOPS S" + (2 + issue.index / 10) : "",
                    done ? "Done" : status.equals("To Do") ? "To Do" : "In Progress",
                    issue.index % 11 == 10 ? "" : issue.campaign.row.get("Id"), issue.approver));
            List<String> said = issue.comments.headMap(until).entrySet().stream()
                    .map(comment -> minutes.format(comment.getKey()) + ";5f77b0142c0d3e0068a1b2c3;"
                    + comment.getValue()).toList();
            cells.addAll(said);
            cells.addAll(Collections.nCopies(comments - said.size(), ""));
            text.append(csvCells(cells)).append("\n");
        }
        return utf8(text.toString());
    }

    // ---- finance, and what went wrong

    void exportFinance() {
        double euro = 1.1612;
        double pound = 1.3175;
        LocalDate day = LocalDate.of(2025, 10, 1);
        for (int night = 0; night < NIGHTS.size(); night++) {
            StringBuilder rates = new StringBuilder("rate_date,currency,usd_per_unit\n");
            for (; day.isBefore(NIGHTS.get(night)); day = day.plusDays(1)) {
                if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                    euro += between(-40, 42) / 10_000.0;
                    pound += between(-45, 46) / 10_000.0;
                    rates.append(String.format(Locale.ROOT, "%s,EUR,%.4f\n%s,GBP,%.4f\n", day, euro, day, pound));
                }
            }
            deliveries.write(night, "finance/fx_rates.csv", utf8(rates.toString()), rates.toString().lines()
                    .count() - 1);
        }
        StringBuilder targets = new StringBuilder("kpi,month,target\n");
        List<String> kpis = List.of("mql_count,45,2", "sourced_pipeline,600000,25000", "win_rate,0.50,0",
                "speed_to_lead,4,0",
                "cost_per_lead,900,-10", "request_lead_time,14,0");
        for (String kpi : kpis) {
            String[] cell = kpi.split(",");
            for (int month = 0; month < 5; month++) {
                BigDecimal target = new BigDecimal(cell[1])
                        .add(new BigDecimal(cell[2]).multiply(BigDecimal.valueOf(month)));
                targets.append(cell[0] + "," + LocalDate.of(2025, 11, 1).plusMonths(month).toString().substring(0, 7)
                        + "," + target + "\n");
            }
        }
        deliveries.write(0, "finance/targets.csv", utf8(targets.toString()), 30);
    }

    // ---- which campaign of an ad platform belongs to which of the CRM

    /** Nobody had thought of this campaign in January. */
    static final int TIED_LATE = 8;

    static final LocalDate TIED_FROM = LocalDate.of(2026, 2, 1);

    void exportCampaignMapping() {
        StringBuilder mapping = new StringBuilder("platform,campaign_id,crm_campaign_id,valid_from,valid_until\n");
        for (int index = 0; index <= TIED_LATE; index++) {
            boolean google = index < LINKEDIN_GBP.get(0);
            String id = google
                    ? (GOOGLE_USD.contains(index) ? "2188700" : "2199800") + (1001 + index)
                    : "3180070" + (41 + index);
            LocalDate from = index == TIED_LATE ? TIED_FROM : LocalDate.of(2026, 1, 1);
            mapping.append(String.join(",", google ? "google_ads" : "linkedin_ads", id,
                    allCampaigns.get(index).row.get("Id"), from.toString(), "")).append("\n");
        }
        deliveries.write(0, "marketing_operations/campaign_mapping.csv", utf8(mapping.toString()), TIED_LATE + 1);
        long cents = reportedDays(0).stream().filter(day -> day.isBefore(TIED_FROM))
                .mapToLong(day -> spendCents(TIED_LATE, day, 0)).sum();
        expected.put("linkedin_spend_gbp_of_no_campaign", BigDecimal.valueOf(cents, 2).toPlainString());
        BigDecimal stated = allCampaigns.stream().skip(TIED_LATE + 1)
                .map(campaign -> new BigDecimal(campaign.row.get("BudgetedCost")))
                .reduce(new BigDecimal(AGENCY_FEE), BigDecimal::add);
        expected.put("campaign_costs_usd", stated.setScale(2).toPlainString());
        expected.put("campaign_costs_usd_of_the_agency", new BigDecimal(AGENCY_FEE).setScale(2).toPlainString());
    }

    void exportBrokenFiles() {
        deliveries.write(1, "salesforce/CampaignMember_empty.csv", new byte[0], 0);
        String login = "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Login | Sales cloud</title></head>\n<body>\n"
                + "<p>Your session has expired. Please log in again.</p>\n<form method=\"post\" action=\"/login\">"
                + "<input name=\"username\"><input name=\"pw\" type=\"password\"></form>\n</body>\n</html>\n";
        deliveries.write(3, "salesforce/Campaign_login.csv", utf8(login), 0);
        Map<String, String> swiss = new LinkedHashMap<>(opportunities.rows.get(0).cells);
        swiss.putAll(opportunities.defaults);
        swiss.putAll(Map.of("Id", salesforceId("006"), "AccountId", customers.get(40).account.get("Id"),
                "CurrencyIsoCode", "CHF",
                "Name", "Helvetia pilot", "Amount", "36000.0", "OwnerId", seller("ae", customers.get(40)), "CloseDate",
                "2026-05-29"));
        swiss.putAll(Map.of("CreatedDate", "2026-03-05T10:15:00.000Z", "LastModifiedDate", "2026-03-05T10:15:00.000Z",
                "SystemModstamp", "2026-03-05T10:15:00.000Z", "FiscalQuarter", "2", "FiscalYear", "2026", "Fiscal",
                "2026 2",
                "ExpectedRevenue", "3600.0"));
        deliveries.write("extra/missing-fx/2026-03-06/salesforce/Opportunity.csv",
                dataLoaderCsv(opportunities.columns(), List.of(List.copyOf(swiss.values()))), 1);
    }

    // ---- the numbers that Plumbline must find

    /** Resolves people by exact links and equal normalised e-mail, with a union-find of its own. */
    void countPeople() {
        Components people = new Components();
        for (Map<String, String> lead : leads.last()) {
            people.join("lead " + lead.get("Id"), "lead", lead.get("MasterRecordId"));
            people.join("lead " + lead.get("Id"), "contact", lead.get("ConvertedContactId"));
            people.join("lead " + lead.get("Id"), "email", normalised(lead.get("Email")));
        }
        for (Map<String, String> contact : contacts.last()) {
            people.join("contact " + contact.get("Id"), "contact", contact.get("MasterRecordId"));
            people.join("contact " + contact.get("Id"), "email", normalised(contact.get("Email")));
        }
        for (Map<String, String> lead : marketoLeads.last()) {
            people.join("marketo " + lead.get("id"), "lead", lead.get("sfdcLeadId"));
            people.join("marketo " + lead.get("id"), "contact", lead.get("sfdcContactId"));
            people.join("marketo " + lead.get("id"), "email", normalised(lead.get("email")));
        }
        expected.put("person_records", leads.last().size() + contacts.last().size() + marketoLeads.last().size());
        expected.put("leads", leads.last().size());
        expected.put("leads_deleted_by_merge", count(leads.last(), lead -> lead.get("IsDeleted").equals("true")));
        expected.put("leads_converted", count(leads.last(), lead -> lead.get("IsConverted").equals("true")));
        expected.put("contacts", contacts.last().size());
        expected.put("marketo_leads", marketoLeads.last().size());
        expected.put("people_resolved", people.count());
        expected.put("people_near_duplicates", 4);
        expected.put("leads_with_invalid_email", 5);
        Map<String, Long> emails = leads.last().stream().collect(
                Collectors.groupingBy(lead -> normalised(lead.get("Email")), TreeMap::new, Collectors.counting()));
        expected.put("emails_on_two_or_more_leads", count(List.copyOf(emails.values()), leadCount -> leadCount > 1));
    }

    void countDeals() {
        List<Map<String, String>> deals = opportunities.last();
        List<Map<String, String>> won = deals.stream().filter(deal -> deal.get("IsWon").equals("true")).toList();
        expected.put("opportunities", deals.size());
        expected.put("opportunities_won", won.size());
        expected.put("opportunities_lost", count(deals, deal -> deal.get("StageName").equals("Closed Lost")));
        expected.put("opportunities_open", count(deals, deal -> deal.get("IsClosed").equals("false")));
        expected.put("opportunities_without_amount", count(deals, deal -> deal.get("Amount").isEmpty()));
        for (String currency : List.of("USD", "GBP", "EUR")) {
            BigDecimal sum = won.stream().filter(deal -> deal.get("CurrencyIsoCode").equals(currency))
                    .map(deal -> new BigDecimal(deal.get("Amount"))).reduce(BigDecimal.ZERO, BigDecimal::add);
            expected.put("won_amount_" + currency.toLowerCase(Locale.ROOT), sum.setScale(2).toPlainString());
        }
        Set<String> withRole = roles.last().stream().map(role -> role.get("OpportunityId")).collect(Collectors.toSet());
        expected.put("opportunities_without_contact_role", count(deals, deal -> !withRole.contains(deal.get("Id"))));
        Map<String, String> accountOf = contacts.last().stream()
                .collect(Collectors.toMap(row -> row.get("Id"), row -> row.get("AccountId")));
        expected.put("opportunities_of_accounts_without_contact",
                count(deals, deal -> !accountOf.containsValue(deal.get("AccountId"))));
        Set<String> active = activities.last().stream().map(row -> row.get("leadId")).collect(Collectors.toSet());
        Set<String> reached = Stream.concat(
                members.last().stream().map(row -> accountOf.get(row.get("ContactId"))),
                marketoLeads.last().stream().filter(row -> active.contains(row.get("id")))
                .map(row -> row.get("sfdcAccountId")))
                .filter(account -> account != null && !account.isEmpty()).collect(Collectors.toSet());
        expected.put("opportunities_of_accounts_never_reached_by_marketing",
                count(deals, deal -> !reached.contains(deal.get("AccountId"))));
        expected.put("accounts", accounts.last().size());
        expected.put("campaigns", campaigns.last().size());
        expected.put("campaign_members", members.last().size());
        expected.put("marketo_activities", activities.last().size());
        expected.put("marketo_bot_clicks", count(activities.last(), row -> row.get("attributes")
                .contains("Bot Activity\":true")));
        expected.put("marketo_activities_with_unmapped_utm_medium_audio",
                count(activities.last(), row -> row.get("attributes").contains("utm_medium=audio")));
        leads.last().forEach(lead -> expected.merge("leads_of_source " + lead.get("LeadSource"), 1,
                (one, more) -> (int) one + 1));
        expected.put("tasks", tasks.last().size());
        expected.put("users", users.last().size());
    }

    void writeExpected() {
        deliveries.rows.forEach((path, rows) -> expected.put("rows " + path, rows));
        String json = expected.entrySet().stream().map(entry -> "  \"" + entry.getKey() + "\": "
                + (entry.getValue() instanceof String ? "\"" + entry.getValue() + "\"" : entry.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
        deliveries.write("expected.json", utf8(json), 0);
        System.out.print(json);
    }

    // ---- small words

    void schedule(Instant at, Runnable action) {
        agenda.add(new Event(later(at, now), scheduled++, action));
    }

    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String any(String... choices) {
        return any(List.of(choices));
    }

    Campaign anyCampaign(String region, String... channels) {
        List<String> wanted = List.of(channels);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Campaign> running = allCampaigns.stream().filter(campaign -> campaign.runsIn(region))
                .filter(campaign -> wanted.contains(campaign.channel)
                        || wanted.isEmpty() && !campaign.start.isAfter(today) && today.isBefore(campaign.end)).toList();
        return any(running);
    }

    Instant momentBetween(Instant from, Instant until) {
        long seconds = Math.max(1, Duration.between(from, until).toSeconds() - 1);
        return from.plusSeconds((long) (random.nextDouble() * seconds));
    }

    String seller(String role, Company company) {
        return sellers.get(role + company.region).get("Id");
    }

    String phone(String region) {
        return region.equals("US") ? "+1 617 555 01" + between(10, 99) : region.equals("UK") ? "+44 20 7946 0"
                + between(100, 999)
                : "+49 30 23125 " + between(100, 999);
    }

    String gclid() {
        return "Cj0K" + IntStream.range(0, 18).mapToObj(i -> base62(random.nextInt(62))).collect(Collectors.joining());
    }

    /** 18 characters: 15 that count, and three that tell which of the 15 are capitals (one letter for five). */
    String salesforceId(String prefix) {
        int count = idCounts.merge(prefix, 1, Integer::sum);
        String id = prefix + "Hb0000A" + base62(14_776_336L + count * 7_919L);
        StringBuilder check = new StringBuilder();
        for (int block = 0; block < 15; block += 5) {
            int capitals = 0;
            for (int i = 0; i < 5; i++) {
                char letter = id.charAt(block + i);
                capitals |= letter >= 'A' && letter <= 'Z' ? 1 << i : 0;
            }
            check.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".charAt(capitals));
        }
        return id + check;
    }

    static String base62(long number) {
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        String last = String.valueOf(digits.charAt((int) (number % 62)));
        return number < 62 ? last : base62(number / 62) + last;
    }

    static Instant workingTime(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        if (local.getHour() >= 17) {
            local = local.plusDays(1).withHour(9).withMinute(0);
        } else if (local.getHour() < 9) {
            local = local.withHour(9).withMinute(0);
        }
        while (local.getDayOfWeek().getValue() > 5) {
            local = local.plusDays(1).withHour(9).withMinute(0);
        }
        return local.toInstant();
    }

    static Instant at(String instant) {
        return Instant.parse(instant);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static <T> int count(List<T> rows, Predicate<T> condition) {
        return (int) rows.stream().filter(condition).count();
    }

    static String salesforceTime(Instant at) {
        return at.toString().substring(0, 19) + ".000Z";
    }

    static String marketoTime(Instant at) {
        return at.toString().substring(0, 19) + "Z";
    }

    static String longDate(LocalDate day) {
        return DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US).format(day);
    }

    static String money(long cents) {
        return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(cents, 2));
    }

    static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.2f%%", 100.0 * part / whole);
    }

    static String amount(String number) {
        return String.valueOf(Double.parseDouble(number));
    }

    static String normalised(String email) {
        return email.trim().toLowerCase(Locale.ROOT);
    }

    static String capitalised(String email) {
        return email.substring(0, 1).toUpperCase(Locale.ROOT) + email.substring(1).replace(".example", ".Example");
    }

    static String ascii(String text) {
        String german = text.toLowerCase(Locale.ROOT).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
                .replace("ß", "ss").replace("ø", "o");
        return Normalizer.normalize(german, Normalizer.Form.NFD).replaceAll("[^a-z0-9.-]", "");
    }

    /** A JSON object of names and values in turn. */
    static String json(Object... cells) {
        return IntStream.range(0, cells.length / 2).mapToObj(i -> "\"" + cells[2 * i] + "\":"
                + (cells[2 * i + 1] instanceof String ? "\"" + cells[2 * i + 1] + "\"" : cells[2 * i + 1]))
                .collect(Collectors.joining(",", "{", "}"));
    }

    static int nthLine(String text, int line) {
        int start = 0;
        for (int i = 0; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] dataLoaderCsv(List<String> header, List<List<String>> rows) {
        return utf8(Stream.concat(Stream.of(header), rows.stream()).map(row -> row.stream()
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"").collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining("", "\uFEFF", "")));
    }

    static byte[] marketoCsv(List<String> header, List<List<String>> rows) {
        return utf8(Stream.concat(Stream.of(header), rows.stream())
                .map(row -> csvCells(row.stream().map(cell -> cell.isEmpty() ? "null" : cell).toList()) + "\n")
                .collect(Collectors.joining()));
    }

    static String csvCells(List<String> cells) {
        return cells.stream().map(cell -> cell.matches("(?s).*[,\"\r\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\""
                : cell)
                .collect(Collectors.joining(","));
    }

    // ---- things

    record Event(Instant at, int sequence, Runnable action) {}

    record Campaign(String name, String utm, String channel, String region, LocalDate start, LocalDate end,
            int programId, Row row) {
        boolean runsIn(String place) {
            return !channel.equals("parent") && (region.equals("ALL") || region.equals(place));
        }
    }

    record AdDay(long impressions, long clicks, long cents, long conversionHundredths) {
        AdDay plus(AdDay more) {
            return new AdDay(impressions + more.impressions, clicks + more.clicks, cents + more.cents,
                    conversionHundredths + more.conversionHundredths);
        }
    }

    record Issue(int index, Campaign campaign, Instant created, TreeMap<Instant, String> statuses, String approver,
            String kind,
            TreeMap<Instant, String> comments) {
        Issue(int index, Campaign campaign, Instant created, TreeMap<Instant, String> statuses, String approver,
                String kind) {
            this(index, campaign, created, statuses, approver, kind, new TreeMap<>());
        }

        String statusBefore(Instant until) {
            return statuses.lowerEntry(until).getValue();
        }
    }

    static final class Company {
        final String name;
        final String industry;
        final String region;
        final List<Person> people = new ArrayList<>();
        String domain;
        String city;
        int employees;
        boolean isDark;
        Row account;

        Company(String name, String industry, String region) {
            this.name = name;
            this.industry = industry;
            this.region = region;
        }
    }

    static final class Person {
        final String first;
        final String last;
        final Company company;
        final Map<Campaign, Row> members = new LinkedHashMap<>();
        final Map<Campaign, String> responses = new LinkedHashMap<>();
        String email;
        String title;
        String source = "Email";
        String[] utm = {"", "", "", ""};
        Row lead;
        Row contact;
        Row marketo;

        Person(String first, String last, Company company) {
            this.first = first;
            this.last = last;
            this.company = company;
            email = ascii(first) + "." + ascii(last) + "@" + company.domain;
            title = List.of("CFO", "VP Finance", "Head of \"Revenue\" Ops", "Controller", "IT Director")
                    .get((first + last).length() % 5);
        }

        Person copy(String otherEmail) {
            Person copy = new Person(first, last, company);
            copy.email = otherEmail;
            return copy;
        }

        void remember(String utmSource, String medium, String campaign, String gclid, String leadSource) {
            utm = new String[] {utmSource, medium, campaign, gclid};
            source = leadSource;
        }
    }

    /** A row of a source: its cells now, and what they were after each change. */
    static final class Row {
        final Map<String, String> cells;
        final TreeMap<Instant, List<String>> versions = new TreeMap<>();
        String name = "";

        Row(Map<String, String> cells) {
            this.cells = cells;
        }

        String get(String column) {
            return cells.get(column);
        }

        void set(String... columnsAndValues) {
            for (int i = 0; i < columnsAndValues.length; i += 2) {
                if (cells.put(columnsAndValues[i], columnsAndValues[i + 1]) == null) {
                    throw new IllegalArgumentException("no column " + columnsAndValues[i]);
                }
            }
        }

        void change(Instant at, String... columnsAndValues) {
            set(columnsAndValues);
            cells.computeIfPresent("LastModifiedDate", (column, old) -> salesforceTime(at));
            cells.computeIfPresent("SystemModstamp", (column, old) -> salesforceTime(at));
            cells.computeIfPresent("updatedAt", (column, old) -> marketoTime(at));
            versions.put(at, List.copyOf(cells.values()));
        }
    }

    /** An object of a source system: its columns and its rows. */
    static final class Source {
        final Map<String, String> defaults = new LinkedHashMap<>();
        final List<Row> rows = new ArrayList<>();

        Source(String columnsWithDefaults) {
            for (String column : columnsWithDefaults.split(",\\s+")) {
                String[] nameAndValue = column.split("=");
                defaults.put(nameAndValue[0], nameAndValue.length == 2 ? nameAndValue[1] : "");
            }
        }

        List<String> columns() {
            return List.copyOf(defaults.keySet());
        }

        Row add(Instant created, String... columnsAndValues) {
            Row row = new Row(new LinkedHashMap<>(defaults));
            row.cells.computeIfPresent("CreatedDate", (column, old) -> salesforceTime(created));
            row.cells.computeIfPresent("createdAt", (column, old) -> marketoTime(created));
            row.change(created, columnsAndValues);
            rows.add(row);
            return row;
        }

        List<Row> where(Predicate<Row> condition) {
            return rows.stream().filter(condition).toList();
        }

        /** The rows that changed between the night before (the first night: ever) and this night. */
        List<List<String>> changedBefore(int night) {
            Instant from = night == 0 ? Instant.EPOCH : startOf(NIGHTS.get(night - 1));
            return rows.stream().map(row -> row.versions.lowerEntry(startOf(NIGHTS.get(night))))
                    .filter(version -> version != null && !version.getKey().isBefore(from)).map(Map.Entry::getValue)
                    .toList();
        }

        /** The state after the last night. */
        List<Map<String, String>> last() {
            return rows.stream().map(row -> row.versions.lowerEntry(END)).filter(version -> version != null)
                    .map(version -> {
                Map<String, String> cells = new LinkedHashMap<>();
                columns().forEach(column -> cells.put(column, version.getValue().get(cells.size())));
                return cells;
            }).toList();
        }
    }

    static final class Components {
        final Map<String, String> parents = new LinkedHashMap<>();

        void join(String one, String kind, String id) {
            parents.putIfAbsent(one, one);
            if (!id.isEmpty()) {
                String other = kind + " " + id;
                parents.putIfAbsent(other, other);
                parents.put(root(one), root(other));
            }
        }

        String root(String node) {
            String parent = parents.get(node);
            return parent.equals(node) ? node : root(parent);
        }

        int count() {
            return (int) parents.keySet().stream().filter(node -> root(node).equals(node)).count();
        }
    }

    /** The folders of files, and the number of data rows in each. */
    static final class Deliveries {
        final Path folder;
        final Map<String, Long> rows = new TreeMap<>();

        Deliveries(Path folder) {
            this.folder = folder;
        }

        void write(int night, String path, byte[] content, long rowCount) {
            write(NIGHTS.get(night) + "/" + path, content, rowCount);
        }

        void write(String path, byte[] content, long rowCount) {
            try {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, content);
                rows.put(path, rowCount);
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot write " + path, failure);
            }
        }
    }
}
