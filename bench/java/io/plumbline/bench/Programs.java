package io.plumbline.bench;

/** The campaigns: Marketo's programs and the CRM's campaigns of the same number. */
record Programs(int count) {
    private static final String[] KINDS = {
        "Brand Search", "Generic Search", "Competitor Search", "Retargeting Display", "LinkedIn Thought Leadership",
        "LinkedIn Lead Gen", "Newsletter", "Nurture", "Syndication: CFO Playbook", "Webinar: RevOps Benchmarks",
        "Expo Boston", "Website: Demo Request"
    };
    private static final String[] CHANNELS = {
        "Online Advertising", "Online Advertising", "Online Advertising", "Online Advertising", "Online Advertising",
        "Online Advertising", "Email Send", "Nurture", "Content Syndication", "Webinar", "Tradeshow", "Web Content"
    };
    private static final String[] TYPES = {
        "Advertisement", "Advertisement", "Advertisement", "Advertisement", "Advertisement", "Advertisement", "Email",
        "Email", "Content Syndication", "Webinar", "Trade Show", "Website"
    };
    private static final String[] REGIONS = {"US", "UK", "DE"};

    static int id(int program) {
        return 2_100 + program;
    }

    String name(int program) {
        return quarter(program) + " " + KINDS[program % KINDS.length] + " " + region(program) + " " + program;
    }

    /** The campaign's name as advertisements carry it. */
    String tag(int program) {
        return (quarter(program) + "_" + KINDS[program % KINDS.length] + "_" + region(program) + "_" + program)
                .replace("-", "")
                .replace(": ", "_")
                .replace(' ', '_');
    }

    static String channel(int program) {
        return CHANNELS[program % CHANNELS.length];
    }

    static String type(int program) {
        return TYPES[program % TYPES.length];
    }

    /** All names in the order of the programs. */
    String[] names() {
        String[] names = new String[count];
        for (int program = 0; program < count; program++) {
            names[program] = name(program);
        }
        return names;
    }

    String[] tags() {
        String[] tags = new String[count];
        for (int program = 0; program < count; program++) {
            tags[program] = tag(program);
        }
        return tags;
    }

    private static String region(int program) {
        return REGIONS[program / KINDS.length % REGIONS.length];
    }

    private String quarter(int program) {
        int quarter = program * 8 / count;
        return "FY" + (25 + quarter / 4) + "-Q" + (1 + quarter % 4);
    }
}
