// Rules of group 0, form: can everything be read, and as its author meant it?
#include "lint/lint.h"
#include "lint/words.h"

static const struct rule rules[] = {
    {RULE("L001", "yaml-syntax", ERROR, HIGH, MIN, "A place that YAML cannot read",
          "YAML gives a meaning to marks that are ordinary in prose: a colon with a blank behind "
          "it, an apostrophe, a bracket, a dash. Where they stand in the wrong place, the entry "
          "cannot be read and is left out of every answer.",
          "Put text with such marks between double quotes, and let entries that belong together "
          "begin in the same column.",
          "principles:\n"
          "  own-the-problem: 'We don«'»t pass it on'\n",
          "principles:\n"
          "  own-the-problem: \"We don't pass it on\"\n")},
    {RULE("L002", "unknown-key", ERROR, HIGH, MIN, "A key that the language does not have",
          "A misspelt key would be passed over in silence: a limit that is not read looks like no "
          "limit.",
          "Use the key that the message suggests, or take the line out.",
          "roles:\n"
          "  agent:\n"
          "    «titel»: Agent\n"
          "    frontline: yes\n"
          "    reports_to: supervisor\n",
          "roles:\n"
          "  agent:\n"
          "    title: Agent\n"
          "    frontline: yes\n"
          "    reports_to: supervisor\n")},
    {RULE("L003", "duplicate-key", ERROR, HIGH, MIN, "The same key twice in one entry",
          "Only one of the two can hold, and readers will not agree which.", "Keep one of them.",
          "roles:\n"
          "  agent:\n"
          "    title: Agent\n"
          "    «title»: Adviser\n"
          "    frontline: yes\n"
          "    reports_to: supervisor\n",
          "roles:\n"
          "  agent:\n"
          "    title: Adviser\n"
          "    frontline: yes\n"
          "    reports_to: supervisor\n")},
    {RULE("L004", "surprising-scalar", INFO, MEDIUM, BASIC, "A text that other tools retype",
          "Here a text stays as it is written, but other software that reads YAML takes NO for "
          "false, 0123 for eighty-three, 12:30 for 750 and 1.10 for 1.1.",
          "Put it between quotes.", "owner: «NO»\n", "owner: \"NO\"\n")},
    {RULE("L005", "duplicate-id", ERROR, HIGH, MIN, "Two entries with one id",
          "An id names one thing, in all the files of a playbook; facts and terms share their "
          "names.",
          "Rename one of the two, also where it is referred to.",
          "terms:\n"
          "  «tier»: {our_fault: yes}\n",
          "terms:\n"
          "  valued: {tier: gold, our_fault: yes}\n"),
     .also = "undefined-reference,wrong-type,reference-cycle"},
    {RULE("L006", "undefined-reference", ERROR, HIGH, MIN, "A name that nothing has",
          "What is referred to is not there, so nothing can be looked up or decided by it.",
          "Use an id that the playbook has, or add the entry.",
          "principles:\n"
          "  own-the-problem: The person who hears it owns it.\n"
          "teams:\n"
          "  in-house: {roles: [agent, «superviser»]}\n",
          "principles:\n"
          "  own-the-problem: The person who hears it owns it.\n"
          "teams:\n"
          "  in-house: {roles: [agent, supervisor]}\n")},
    {RULE("L007", "wrong-type", ERROR, HIGH, MIN, "A value of another sort than the key takes",
          "The value cannot be used as it is, and nothing is guessed.",
          "Write it in the form that the message shows.",
          "roles:\n"
          "  agent: {title: Agent, frontline: «maybe», reports_to: supervisor}\n",
          "roles:\n"
          "  agent: {title: Agent, frontline: yes, reports_to: supervisor}\n")},
    {RULE("L008", "bad-money", ERROR, HIGH, MIN, "An amount of money that cannot be read",
          "A limit must mean exactly one sum.",
          "Write the amount as the message shows: in the playbook's currency, with a point before "
          "the pence.",
          "value:\n"
          "  customer_lifetime: «£12,50»\n",
          "value:\n"
          "  customer_lifetime: £12.50\n")},
    {RULE("L009", "bad-date", ERROR, HIGH, MIN, "A day that the calendar does not have",
          "What holds from or until such a day would never hold, or always.",
          "Write year, month and day: 2026-04-01.", "review: «every 6 months, next 2027-02-30»\n",
          "review: every 6 months, next 2027-02-28\n")},
    {RULE("L010", "bad-pattern", ERROR, HIGH, MIN, "A pattern that cannot be used",
          "The signal matches nothing, so customers who say it are not recognised.",
          "Mend the pattern; a bracket or a sign that is meant as itself needs a backslash before "
          "it.",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    not_signals: [«'/parcel (late/'»]\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    not_signals: ['/parcel late/']\n"),
     check_patterns},
    {RULE("L011", "slow-pattern", WARNING, HIGH, BASIC, "A pattern that gives up on long texts",
          "Some patterns have so many ways to match a long text that the search is given up, and "
          "the scenario is not found.",
          "Do not repeat a group that has a repetition inside.",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    not_signals: [«'/(a+)+$/'»]\n",
          "scenarios:\n"
          "  late-parcel:\n"
          "    # ...\n"
          "    not_signals: ['/a+$/']\n"),
     check_slow_patterns},
    {RULE("L012", "unused-ignore", WARNING, HIGH, BASIC, "A comment that silences nothing",
          "The finding that it was written for is gone; left in place, it would hide the next one.",
          "Take the comment out.",
          "owner: head of service «# empower: ignore[L004] -- it was NO once»\n",
          "owner: NO # empower: ignore[L004] -- the department's name\n")},
    {RULE("L013", "ignore-without-reason", WARNING, HIGH, BASIC, "A rule silenced without a reason",
          "Whoever reads the playbook next cannot know whether the silence is still right.",
          "Say why after two hyphens.", "owner: NO «# empower: ignore[L004]»\n",
          "owner: NO # empower: ignore[L004] -- the department's name\n")},
    {RULE("L014", "expired-ignore", WARNING, HIGH, BASIC, "A silence whose time is over",
          "It was agreed until a day, and that day is past: the finding is reported again.",
          "Mend what was found, or agree on a new day.",
          "owner: NO «# empower: ignore[L004] until=2026-01-31 -- until the merger»\n",
          "owner: NO # empower: ignore[L004] until=2027-01-31 -- until the merger\n"),
     .also = "surprising-scalar"},
    {RULE("L015", "unknown-rule", WARNING, HIGH, BASIC, "A rule that does not exist",
          "The comment names a rule that there is not, so it silences nothing.",
          "Use the id or the name that `empower explain` lists.",
          "owner: head of service «# empower: ignore[L999] -- a slip»\n",
          "owner: NO # empower: ignore[surprising-scalar] -- the department's name\n"),
     .also = "unused-ignore"},
    {RULE("L016", "stale-baseline-entry", WARNING, HIGH, BASIC, "A baseline entry that is over",
          "The finding that it holds is gone; left in place, it would let the next one pass.",
          "Write the baseline anew with --write-baseline.", "«empower»: 1\n",
          "empower: 1\n"
          "owner: NO\n"),
     .also = "surprising-scalar",
     .baseline = "{\"schema_version\":1,\"findings\":[{\"playbook\":\"base\","
                 "\"rule\":\"surprising-scalar\",\"object\":\"\","
                 "\"fingerprint\":\"40c78cc9e4c7b9bc\",\"count\":1}]}"},
    {RULE("L017", "leftover-placeholder", WARNING, HIGH, STANDARD, "A text still to be filled in",
          "Agents would read it out, and sheets would print it.",
          "Write the text, or take the line out.", "owner: «TBD»\n", "owner: head of service\n"),
     check_placeholders},
    {RULE(
        "L018", "hash-cuts-text", WARNING, MEDIUM, BASIC, "A # that cuts a text off",
        "A # with a blank before it begins a comment: what follows is no part of the text.",
        "Put the whole text between quotes. Where it is meant as a comment, put two blanks before "
        "it.",
        "owner: «head of service» # 1 priority\n", "owner: \"head of service # 1 priority\"\n")},
    {RULE("L019", "smart-quotes", WARNING, HIGH, BASIC, "Curly quotes where straight ones belong",
          "Word processors make quotes curly; YAML takes curly quotes for a part of the text.",
          "Use straight quotes, or none.", "owner: «“head of service”»\n",
          "owner: \"head of service\"\n")},
    {RULE("L020", "empty-section", INFO, HIGH, STANDARD, "A key with nothing behind it",
          "It says nothing, and readers will ask whether something was lost.",
          "Fill it in, or take it out.", "«voice»:\n", "voice: {say: [Here is what I can do]}\n")},
    {RULE("L021", "prose-cut", ERROR, MEDIUM, BASIC, "A sentence that YAML cuts in pieces",
          "Between brackets and braces a comma ends a text, so that half a sentence is lost.",
          "Put the sentence between quotes.",
          "principles:\n"
          "  own-the-problem: {says: «Whoever hears it, owns it»}\n",
          "principles:\n"
          "  own-the-problem: {says: \"Whoever hears it, owns it\"}\n")},
    {RULE(
        "L022", "reference-cycle", ERROR, HIGH, MIN, "Entries that lead back to themselves",
        "Whoever follows them never comes to an end: nobody at the top may decide.",
        "Take one step of the circle out.",
        "roles:\n"
        "  agent: {title: Agent, frontline: yes, reports_to: supervisor}\n"
        "  supervisor: {title: Supervisor, reports_to: «agent», reach: ext. 5, replies_within: 5 minutes, stand_in: agent up to £200}\n",
        "roles:\n"
        "  agent: {title: Agent, frontline: yes, reports_to: supervisor}\n"
        "  supervisor: {title: Supervisor, reach: ext. 5, replies_within: 5 minutes, stand_in: agent up to £200}\n")},
    {RULE(
        "L023", "bad-id", ERROR, HIGH, MIN, "An id with letters that ids do not have",
        "Ids are typed on the command line and printed on sheets: small letters, digits, - and _.",
        "Write it as the message shows.",
        "tools:\n"
        "  «Order Book»: {title: Order book, access: [agent]}\n",
        "tools:\n"
        "  order-book: {title: Order book, access: [agent]}\n")},
    {RULE("L024", "reserved-id", ERROR, HIGH, MIN, "A name that has a meaning already",
          "Such a word means something of its own in conditions and limits.",
          "Choose another name.",
          "terms:\n"
          "  valued: {tier: gold}\n"
          "  «when»: {our_fault: yes}\n",
          "terms:\n"
          "  valued: {tier: gold, our_fault: yes}\n")},
    {RULE("L025", "missing-key", ERROR, HIGH, MIN, "A key that must be there",
          "Without it the entry means nothing.", "Add the key.",
          "facts:\n"
          "  «bags»: {unit: bag}\n",
          "facts:\n"
          "  bags: {number: bags that are late, unit: bag}\n")},
    {RULE("L026", "symbol-test", INFO, HIGH, STANDARD, "A condition with symbols for words",
          "Symbols need quotes and are easily mistyped; words read as they are said.",
          "Write the words that the message shows.",
          "terms:\n"
          "  valued: {tier: gold, bags: «\">= 2\"»}\n",
          "terms:\n"
          "  valued: {tier: gold, bags: at least 2}\n")},
    {RULE("L027", "no-header", ERROR, HIGH, MIN, "Files without the header of a playbook",
          "The header says that the file is a playbook, in which version of the language, and "
          "what it is called.",
          "Begin one of the files with the three lines of the header.", "empower: -\n",
          "empower: 1\n")},
    {RULE("L028", "two-headers", ERROR, HIGH, MIN, "Two files with the header of a playbook",
          "The files of a folder are one playbook, and it has one title, one currency, one owner.",
          "Keep one header; a second playbook goes into a folder of its own.",
          "# another file of the same folder:\n"
          "«empower»: 1\n"
          "playbook: other\n"
          "title: Other\n",
          "# another file of the same folder:\n"
          "words: {parcel: [package]}\n"),
     .also = "duplicate-key"},
};

const struct rule_group form_rules = {"form", rules, sizeof rules / sizeof *rules};
