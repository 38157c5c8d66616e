package io.plumbline.bench;

import java.util.Locale;

/** Names, addresses and firms of people, and which records of them the systems hold. All people are invented. */
final class People {
    private static final String[] FIRST = {
        "Tamsin", "Odalys", "Quentin", "Leandra", "Soren", "Dorothea", "Yusuf", "Hamish", "Selma", "Zelda", "Gia", "Theo",
        "Rosalind", "Ines", "Henry", "Maya", "Owen", "Lena", "Carlos", "Priya", "Kenji", "Amara", "Felix", "Nadia",
        "Bruno", "Clara", "Dmitri", "Elif", "Farah", "Gustav", "Hana", "Ivo"
    };
    private static final String[] LAST = {
        "Ashgrove", "Tiverton", "Fairbairn", "Bellweather", "Castellane", "Peake", "Barrowclough", "Mossgrave", "Stroud",
        "Calloway", "Thornbury", "Partridge", "Ingersleben", "Rosenbloom", "Odowd", "Marlow", "Quill", "Underhill",
        "Vexley", "Wainwright", "Yarrow", "Zeller", "Abernathy", "Birkenau", "Carrington", "Delacroix", "Eastwood",
        "Farnsworth", "Goldacre", "Hathersage"
    };
    private static final String[] SPELLED = {"Steinmüller", "Löwenthal", "Weißmüller", "Fernández-Ruiz", "O'Hara"};
    private static final String[] FIRMS = {
        "Oakenshade", "Quarrendon", "Saltmarch", "Umberleigh", "Zellbach", "Steinfurth", "Nettlecombe", "Brindlemoor",
        "Alderwick", "Castlewray", "Dunmarrow", "Inglethorpe", "Juniperra", "Gorsefield", "Thistledon", "Marrowgate"
    };
    private static final String[] TRADES = {"Foods", "Energy", "Robotics", "Instruments", "Freight", "Health", "Labs"};
    static final String[] TITLES = {
        "IT Director", "Controller", "VP Finance", "CFO", "Head of Billing", "Director, Revenue Operations", "Accountant"
    };
    static final String[] COUNTRIES = {"United States", "United States", "United Kingdom", "Germany"};

    private People() {}

    static String first(long person) {
        return Dice.one(FIRST, 10, person);
    }

    static String last(long person) {
        return Dice.perMille(40, 12, person) ? Dice.one(SPELLED, 13, person) : Dice.one(LAST, 11, person);
    }

    static String firm(long account) {
        return Dice.one(FIRMS, 14, account) + " " + Dice.one(TRADES, 15, account) + " " + code(account);
    }

    static String domain(long account) {
        return firm(account).toLowerCase(Locale.ROOT).replace(' ', '-') + ".example";
    }

    static String title(long person) {
        return Dice.one(TITLES, 16, person);
    }

    static String country(long account) {
        return Dice.one(COUNTRIES, 17, account);
    }

    static String phone(long person) {
        return Dice.perMille(300, 18, person) ? "" : "+1 617 555 01" + (10 + Dice.below(90, 19, person));
    }

    /**
     * The address as one record has it: 5 % have none, 2 % a wrong one, 18 % other letters and blanks, 1 % that of the
     * firm's front desk, 3 in 1,000 one that cannot be.
     *
     * @param record numbers the records of all people
     */
    static String email(long person, long record) {
        long roll = Dice.below(1_000, 20, record);
        if (roll < 50) {
            return "";
        }
        if (roll < 53) {
            return last(person).toLowerCase(Locale.ROOT) + "@@mail.example";
        }
        String domain =
                Dice.perMille(30, 21, person) ? "gmail.com" : domain(person / World.PEOPLE_PER_ACCOUNT);
        if (roll < 63) {
            return "info@" + domain;
        }
        String name = Dice.one(FIRST, 10, person).toLowerCase(Locale.ROOT);
        String family = Dice.one(LAST, 11, person).toLowerCase(Locale.ROOT);
        String address = name + (roll < 83 ? "" : ".") + family + "." + code(person) + "@" + domain;
        if (roll < 83 || roll >= 263) {
            return address;
        }
        return switch ((int) (roll % 4)) {
            case 0 -> address.toUpperCase(Locale.ROOT);
            case 1 -> " " + address + " ";
            case 2 -> Character.toUpperCase(address.charAt(0)) + address.substring(1);
            default -> address.replace(".example", ".Example").replace("gmail", "Gmail");
        };
    }

    private static String code(long number) {
        return Long.toString(number + 1_000, 36);
    }
}
