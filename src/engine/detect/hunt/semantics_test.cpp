// One test per modifier and per line of Sigma's semantics on which engines are known to differ.
#include "engine/detect/hunt/testing_rules.h"

namespace sekimori::detect::testing {
namespace {

TEST(SigmaValues, AreComparedWithoutCaseNonAsciiIncluded) {
  EXPECT_TRUE(item_matches("F", "Mimikatz", {{"F", "MIMIKATZ"}}));
  EXPECT_TRUE(item_matches("F", "'ÄPFEL'", {{"F", "äpfel"}}));
  EXPECT_TRUE(item_matches("F", "'ｓｅｃｒｅｔ'", {{"F", "ＳＥＣＲＥＴ"}}));
  EXPECT_FALSE(item_matches("F", "secret", {{"F", "ｓｅｃｒｅｔ"}}));  // widths are not case
  EXPECT_TRUE(item_matches("F", "'Ωмега'", {{"F", "ωМЕГА"}}));
  EXPECT_FALSE(item_matches("F", "mimikat", {{"F", "mimikatz"}}));
}

TEST(SigmaValues, HaveWildcards) {
  EXPECT_TRUE(item_matches("F", "'*\\cmd.exe'", {{"F", "C:\\Windows\\CMD.exe"}}));
  EXPECT_TRUE(item_matches("F", "'a*c*e'", {{"F", "abcde"}}));
  EXPECT_TRUE(item_matches("F", "'a*c*e'", {{"F", "ace"}}));
  EXPECT_FALSE(item_matches("F", "'a*c*e'", {{"F", "acd"}}));
  EXPECT_TRUE(item_matches("F", "'a?c'", {{"F", "aあc"}}));  // one character, however many bytes
  EXPECT_FALSE(item_matches("F", "'a?c'", {{"F", "ac"}}));
  EXPECT_TRUE(item_matches("F", "'*'", {{"F", "x"}}));
  EXPECT_FALSE(item_matches("F", "'*'", {{"G", "x"}}));
  EXPECT_TRUE(item_matches("F", "'*ab*ab'", {{"F", "xabab"}}));
}

TEST(SigmaValues, TakeABackslashAsPlainBeforeOrdinaryCharacters) {
  EXPECT_TRUE(item_matches("F", "'C:\\Users'", {{"F", "C:\\Users"}}));
  EXPECT_TRUE(item_matches("F", "'a\\*b'", {{"F", "a*b"}}));
  EXPECT_FALSE(item_matches("F", "'a\\*b'", {{"F", "axb"}}));
  EXPECT_TRUE(item_matches("F", "'a\\\\*b'", {{"F", "a\\xyzb"}}));  // two: a backslash, then a wildcard
  EXPECT_TRUE(item_matches("F", "'a\\\\\\*b'", {{"F", "a\\*b"}}));  // three: both literal
  EXPECT_FALSE(item_matches("F", "'a\\\\\\*b'", {{"F", "a\\xb"}}));
  for (const char* written : {"'a\\\\\\b'", "'a\\\\\\\\b'"}) EXPECT_TRUE(item_matches("F", written, {{"F", "a\\\\b"}})) << written;
  for (const char* written : {"'a\\b'", "'a\\\\b'"}) EXPECT_TRUE(item_matches("F", written, {{"F", "a\\b"}})) << written;
  EXPECT_TRUE(item_matches("F|endswith", "'\\'", {{"F", "C:\\dir\\"}}));
}

TEST(SigmaValues, KeepNullEmptyAndMissingApart) {
  model::LogRecord null_record;
  null_record.fields.push_back({"F", {model::ValueKind::null, ""}});
  const auto rule = [](const std::string& key, const std::string& value) {
    return load_text(rule_around("  sel:\n    '" + key + "': " + value + "\n  condition: sel"));
  };
  EXPECT_TRUE(matches(rule("F", "null"), null_record));
  EXPECT_TRUE(item_matches("F", "null", {{"G", "x"}}));  // missing
  EXPECT_TRUE(item_matches("F", "", {{"G", "x"}}));      // an empty YAML value is null
  EXPECT_FALSE(item_matches("F", "null", {{"F", ""}}));
  EXPECT_TRUE(item_matches("F", "''", {{"F", ""}}));
  EXPECT_FALSE(item_matches("F", "''", {{"G", "x"}}));
  EXPECT_FALSE(matches(rule("F", "''"), null_record));
  EXPECT_TRUE(matches(rule("F|exists", "true"), null_record));  // exists tests presence only
  EXPECT_TRUE(item_matches("F|exists", "true", {{"F", ""}}));
  EXPECT_FALSE(item_matches("F|exists", "true", {{"G", "x"}}));
  EXPECT_TRUE(item_matches("F|exists", "false", {{"G", "x"}}));
  EXPECT_FALSE(item_matches("F|exists", "false", {{"F", "x"}}));
  EXPECT_NE(item_refusal("F", "[a, null]").find("null must not stand in a list"), std::string::npos);
  EXPECT_NE(item_refusal("F|exists", "maybe").find("exists"), std::string::npos);
}

TEST(SigmaValues, CompareNumbersAsNumbersAndAsTexts) {
  EXPECT_TRUE(item_matches("EventID", "4624", {{"EventID", "4624"}}));
  EXPECT_TRUE(item_matches("F", "16", {{"F", "0x10"}}));
  EXPECT_TRUE(item_matches("F", "0x10", {{"F", "16"}}));
  EXPECT_TRUE(item_matches("F", "1.5", {{"F", "1.50"}}));
  EXPECT_TRUE(item_matches("F", "[1, 2]", {{"F", "2"}}));
  EXPECT_FALSE(item_matches("F", "4624", {{"F", "46240"}}));
  EXPECT_FALSE(item_matches("F", "'16'", {{"F", "0x10"}}));  // quoted is a text
  EXPECT_TRUE(item_matches("F", "true", {{"F", "True"}}));
  EXPECT_TRUE(item_matches("F|contains", "46", {{"F", "x4624"}}));
}

TEST(SigmaModifiers, ContainsStartswithEndswith) {
  EXPECT_TRUE(item_matches("F|contains", "bc", {{"F", "aBCd"}}));
  EXPECT_FALSE(item_matches("F|contains", "bd", {{"F", "abcd"}}));
  EXPECT_TRUE(item_matches("F|startswith", "ab", {{"F", "ABcd"}}));
  EXPECT_FALSE(item_matches("F|startswith", "bc", {{"F", "abcd"}}));
  EXPECT_TRUE(item_matches("F|endswith", "cd", {{"F", "abCD"}}));
  EXPECT_FALSE(item_matches("F|endswith", "bc", {{"F", "abcd"}}));
  EXPECT_TRUE(item_matches("F|contains", "'b*d'", {{"F", "abcde"}}));
  EXPECT_TRUE(item_matches("F|contains", "''", {{"F", ""}}));
  EXPECT_TRUE(item_matches("F|startswith", "'a?c'", {{"F", "axcd"}}));
}

TEST(SigmaModifiers, AllJoinsValuesWithAnd) {
  EXPECT_TRUE(item_matches("F|contains|all", "[a, b]", {{"F", "b-a"}}));
  EXPECT_FALSE(item_matches("F|contains|all", "[a, z]", {{"F", "b-a"}}));
  EXPECT_TRUE(item_matches("F|all|contains", "[a, b]", {{"F", "b-a"}}));  // wherever it stands
  EXPECT_NE(item_refusal("F|contains|all", "a").find("at least two"), std::string::npos);
  EXPECT_TRUE(item_matches("|all", "[alpha, beta]", {{"F", "xalphax"}, {"G", "beta"}}));
  EXPECT_FALSE(item_matches("|all", "[alpha, beta]", {{"F", "xalphax"}}));
  // Values of one field: each may be met by another of its values.
  EXPECT_TRUE(item_matches("F|all", "[a, b]", {{"F", "a"}, {"F", "b"}}));
}

TEST(SigmaModifiers, RegularExpressionsAreCaseSensitiveAndUnanchored) {
  EXPECT_TRUE(item_matches("F|re", "'b[cd]'", {{"F", "abdx"}}));
  EXPECT_FALSE(item_matches("F|re", "'B[cd]'", {{"F", "abdx"}}));
  EXPECT_TRUE(item_matches("F|re|i", "'B[CD]'", {{"F", "abdx"}}));
  EXPECT_TRUE(item_matches("F|re", "'(?i)B[CD]'", {{"F", "abdx"}}));
  EXPECT_FALSE(item_matches("F|re", "'^b'", {{"F", "a\nb"}}));
  EXPECT_TRUE(item_matches("F|re|m", "'^b'", {{"F", "a\nb"}}));
  EXPECT_FALSE(item_matches("F|re", "'a.b'", {{"F", "a\nb"}}));
  EXPECT_TRUE(item_matches("F|re|s", "'a.b'", {{"F", "a\nb"}}));
  EXPECT_TRUE(item_matches("F|re", "'秘密.{2}'", {{"F", "極秘密書類"}}));
  EXPECT_TRUE(item_matches("F|re", "'\\d{3,}'", {{"F", "a1234"}}));
  EXPECT_TRUE(item_matches("F|re", "'^$'", {{"F", ""}}));
  EXPECT_TRUE(item_matches("F|re", "'.{5,}'", {{"F", "ab\nあいうえお"}}));
  EXPECT_FALSE(item_matches("F|re", "'.{5,}'", {{"F", "abcd\nあいうえ"}}));
  EXPECT_NE(item_refusal("F|re", "'(?=a)b'").find("regular expression"), std::string::npos);  // look-ahead
  EXPECT_NE(item_refusal("F|re", "'(a)\\1'").find("regular expression"), std::string::npos);  // back-reference
  EXPECT_NE(item_refusal("F|re", "'('").find("regular expression"), std::string::npos);
  EXPECT_NE(item_refusal("F|contains|re", "'a'").find("first"), std::string::npos);
  EXPECT_NE(item_refusal("F|i", "'a'").find("does not fit"), std::string::npos);
}

TEST(SigmaModifiers, WindashCoversFiveDashes) {
  for (const char* dash : {"-", "/", "–", "—", "―"}) {
    EXPECT_TRUE(item_matches("F|windash|contains", "' -exec'", {{"F", std::string("x ") + dash + "exec"}})) << dash;
    EXPECT_TRUE(item_matches("F|contains|windash", "' /exec'", {{"F", std::string("x ") + dash + "exec"}})) << dash;
  }
  EXPECT_FALSE(item_matches("F|windash|contains", "' -exec'", {{"F", "x +exec"}}));
  // Only a dash that opens a word: the second one stays.
  EXPECT_FALSE(item_matches("F|windash", "'-a-b'", {{"F", "/a/b"}}));
  EXPECT_TRUE(item_matches("F|windash", "'-a-b'", {{"F", "/a-b"}}));
}

TEST(SigmaModifiers, Base64AndItsOffsets) {
  EXPECT_TRUE(item_matches("F|base64|contains", "'http://'", {{"F", "xx aHR0cDovLw== xx"}}));
  for (const char* encoded : {"aHR0cDovL3g=", "eGh0dHA6Ly94", "eHhodHRwOi8veA=="})
    EXPECT_TRUE(item_matches("F|base64offset|contains", "'http://'", {{"F", encoded}})) << encoded;
  EXPECT_NE(item_refusal("F|base64", "'a*'").find("wildcards"), std::string::npos);
  EXPECT_TRUE(item_matches("F|wide|base64offset|contains", "foobar", {{"F", "ZgBvAG8AYgBhAHIA"}}));
  EXPECT_TRUE(item_matches("F|utf16le|base64offset|contains", "foobar", {{"F", "ZgBvAG8AYgBhAHIA"}}));
  EXPECT_TRUE(item_matches("F|utf16be|base64|contains", "foo", {{"F", "AGYAbwBv"}}));
  EXPECT_TRUE(item_matches("F|utf16|base64|contains", "foo", {{"F", "//5mAG8AbwA="}}));
  EXPECT_TRUE(item_matches("F|wide|base64|contains", "'秘'", {{"F", "2Hk="}}));
}

TEST(SigmaModifiers, CidrTakesBothFamilies) {
  EXPECT_TRUE(item_matches("F|cidr", "10.0.0.0/8", {{"F", "10.255.1.2"}}));
  EXPECT_FALSE(item_matches("F|cidr", "10.0.0.0/8", {{"F", "11.0.0.1"}}));
  EXPECT_TRUE(item_matches("F|cidr", "'192.168.10.128/25'", {{"F", "192.168.10.200"}}));
  EXPECT_FALSE(item_matches("F|cidr", "'192.168.10.128/25'", {{"F", "192.168.10.100"}}));
  EXPECT_TRUE(item_matches("F|cidr", "'fe80::/10'", {{"F", "fe80::1"}}));
  EXPECT_TRUE(item_matches("F|cidr", "'::1/128'", {{"F", "0:0:0:0:0:0:0:1"}}));
  EXPECT_TRUE(item_matches("F|cidr", "10.0.0.0/8", {{"F", "::ffff:10.1.1.1"}}));
  EXPECT_FALSE(item_matches("F|cidr", "10.0.0.0/8", {{"F", "not an address"}}));
  EXPECT_NE(item_refusal("F|cidr", "10.0.0.1/8").find("bits set"), std::string::npos);
  EXPECT_NE(item_refusal("F|cidr", "'10.0.0.0/33'").find("prefix"), std::string::npos);
}

TEST(SigmaModifiers, CompareNumbers) {
  EXPECT_TRUE(item_matches("F|gt", "10", {{"F", "11"}}));
  EXPECT_FALSE(item_matches("F|gt", "10", {{"F", "10"}}));
  EXPECT_TRUE(item_matches("F|gte", "10", {{"F", "10"}}));
  EXPECT_TRUE(item_matches("F|lt", "10", {{"F", "-3"}}));
  EXPECT_TRUE(item_matches("F|lte", "0.5", {{"F", "0.5"}}));
  EXPECT_FALSE(item_matches("F|lt", "10", {{"F", "nine"}}));
  EXPECT_FALSE(item_matches("F|lt", "10", {{"G", "1"}}));
  EXPECT_NE(item_refusal("F|gt", "ten").find("does not fit"), std::string::npos);
}

TEST(SigmaModifiers, NeqNegatesTheWholeItem) {
  EXPECT_TRUE(item_matches("F|neq", "a", {{"F", "b"}}));
  EXPECT_FALSE(item_matches("F|neq", "a", {{"F", "A"}}));
  EXPECT_FALSE(item_matches("F|neq", "[a, b]", {{"F", "b"}}));
  EXPECT_TRUE(item_matches("F|contains|neq", "x", {{"F", "abc"}}));
  EXPECT_TRUE(item_matches("F|neq", "a", {{"G", "z"}}));
}

TEST(SigmaModifiers, CasedIsExact) {
  EXPECT_TRUE(item_matches("F|cased", "AbC", {{"F", "AbC"}}));
  EXPECT_FALSE(item_matches("F|cased", "AbC", {{"F", "abc"}}));
  EXPECT_TRUE(item_matches("F|contains|cased", "bC", {{"F", "AbCd"}}));
  EXPECT_FALSE(item_matches("F|contains|cased", "bc", {{"F", "AbCd"}}));
}

TEST(SigmaModifiers, FieldrefComparesTwoFields) {
  EXPECT_TRUE(item_matches("F|fieldref", "G", {{"F", "Tanaka"}, {"G", "TANAKA"}}));
  EXPECT_FALSE(item_matches("F|fieldref", "G", {{"F", "a"}, {"G", "b"}}));
  EXPECT_FALSE(item_matches("F|fieldref", "G", {{"F", "a"}}));
  EXPECT_TRUE(item_matches("F|fieldref|neq", "G", {{"F", "a"}, {"G", "b"}}));
  EXPECT_TRUE(item_matches("F|fieldref|startswith", "G", {{"F", "abc"}, {"G", "ab"}}));
  EXPECT_TRUE(item_matches("F|fieldref|endswith", "G", {{"F", "abc"}, {"G", "bc"}}));
  EXPECT_TRUE(item_matches("F|fieldref|contains", "G", {{"F", "abc"}, {"G", "b"}}));
  EXPECT_FALSE(item_matches("F|fieldref|endswith", "G", {{"F", "abc"}, {"G", "ab"}}));
}

TEST(SigmaModifiers, PartsOfATimeAreMeantInTheZoneOfTheNode) {
  const Fields fields{{"T", "2026-01-05T23:30:00Z"}};  // 08:30 on the 6th in Tokyo
  EXPECT_TRUE(item_matches("T|hour", "8", fields));
  EXPECT_TRUE(item_matches("T|minute", "30", fields));
  EXPECT_TRUE(item_matches("T|day", "6", fields));
  EXPECT_TRUE(item_matches("T|week", "2", fields));
  EXPECT_TRUE(item_matches("T|month", "1", fields));
  EXPECT_TRUE(item_matches("T|year", "2026", fields));
  EXPECT_TRUE(item_matches("T|hour|gte", "8", fields));
  EXPECT_FALSE(item_matches("T|hour|gt", "8", fields));
  EXPECT_TRUE(item_matches("T|hour", "8", {{"T", "2026-01-05 23:30:00.123"}}));  // as Sysmon prints UTC
  EXPECT_FALSE(item_matches("T|hour", "8", {{"T", "soon"}}));
  model::LogRecord record;
  record.time = *Instant::parse("2026-01-05T13:00:00Z");
  EXPECT_TRUE(matches(load_text(rule_around("  sel:\n    EventTime|hour|gte: 22\n  condition: sel")), record));
}

TEST(SigmaModifiers, ExpandNeedsValues) {
  const Placeholders placeholders{{"Admins", {"root", "adm*"}}};
  EXPECT_TRUE(item_matches("F|expand", "'%Admins%'", {{"F", "admin7"}}, placeholders));
  EXPECT_TRUE(item_matches("F|contains|expand", "'x%Admins%x'", {{"F", "--xrootx--"}}, placeholders));
  EXPECT_FALSE(item_matches("F|expand", "'%Admins%'", {{"F", "user"}}, placeholders));
  EXPECT_TRUE(item_matches("F|re|expand", "'^%Admins%$'", {{"F", "adm*"}}, placeholders));  // a value in a regex is literal
  EXPECT_NE(item_refusal("F|expand", "'%Admins%'").find("--placeholders"), std::string::npos);
  EXPECT_FALSE(load_text(rule_around("  sel:\n    F|expand: '%Other%'\n  condition: sel"), placeholders).rejected.empty());
}

TEST(SigmaModifiers, AreNeverIgnored) {
  EXPECT_NE(item_refusal("F|containz", "a").find("unknown modifier 'containz'"), std::string::npos);
  EXPECT_NE(item_refusal("F|", "a").find("empty modifier"), std::string::npos);
  EXPECT_NE(item_refusal("F|contains|contains", "a").find("twice"), std::string::npos);
  EXPECT_NE(item_refusal("F|contains", "null").find("does not fit"), std::string::npos);
  EXPECT_NE(item_refusal("F|contains", "[]").find("empty"), std::string::npos);
  EXPECT_EQ(item_refusal("F|containz", "a").substr(0, 12), "test.yml:7: ");
}

TEST(SigmaKeywords, SearchTheWholeEvent) {
  EXPECT_TRUE(condition_matches("  keywords:\n    - alpha\n    - beta\n  condition: keywords", {{"X", "the BETA version"}}));
  EXPECT_FALSE(condition_matches("  keywords:\n    - alpha\n  condition: keywords", {{"alpha", "name only"}}));
  EXPECT_TRUE(condition_matches("  keywords: alpha\n  condition: keywords", {{"X", "xalphax"}}));
  EXPECT_TRUE(condition_matches("  keywords:\n    '|re': 'al.ha'\n  condition: keywords", {{"X", "xalphax"}}));
  model::LogRecord record;
  record.channel = "Security";
  EXPECT_TRUE(matches(load_text("title: t\nlogsource: {product: windows}\ndetection: {k: [secur], condition: k}"), record));
}

TEST(SigmaConditions, HavePrecedence) {
  const std::string names = "  a: {F: x}\n  b: {G: x}\n  c: {H: x}\n";
  const auto holds = [&](const std::string& condition, const Fields& fields) {
    return condition_matches(names + "  condition: " + condition, fields);
  };
  EXPECT_TRUE(holds("a or b and c", {{"F", "x"}}));
  EXPECT_FALSE(holds("(a or b) and c", {{"F", "x"}}));
  EXPECT_TRUE(holds("not a and b", {{"G", "x"}}));
  EXPECT_FALSE(holds("not (a or b)", {{"G", "x"}}));
  EXPECT_TRUE(holds("not not a", {{"F", "x"}}));
  EXPECT_TRUE(holds("not 1 of them", {{"Z", "x"}}));
  EXPECT_TRUE(holds("a AND NOT b", {{"F", "x"}}));
  EXPECT_TRUE(holds("[a, b]", {{"G", "x"}}));  // a list is OR
}

TEST(SigmaConditions, SelectByPattern) {
  const std::string names = "  sel_1: {F: x}\n  sel_2: {G: x}\n  _hidden: {H: x}\n  other_sel: {I: x}\n";
  const auto holds = [&](const std::string& condition, const Fields& fields) {
    return condition_matches(names + "  condition: " + condition, fields);
  };
  EXPECT_TRUE(holds("1 of sel_*", {{"G", "x"}}));
  EXPECT_FALSE(holds("all of sel_*", {{"G", "x"}}));
  EXPECT_TRUE(holds("all of sel_*", {{"F", "x"}, {"G", "x"}}));
  EXPECT_FALSE(holds("1 of them", {{"H", "x"}}));  // names beginning with _ are left out
  EXPECT_TRUE(holds("1 of _*", {{"H", "x"}}));
  EXPECT_TRUE(holds("1 of *sel", {{"I", "x"}}));
  EXPECT_FALSE(holds("1 of *sel", {{"F", "x"}}));  // the pattern is the whole name
  EXPECT_TRUE(holds("1 of *_*", {{"F", "x"}}));
  EXPECT_TRUE(holds("any of sel_* and not other_sel", {{"F", "x"}}));
  const auto refused = [&](const std::string& condition) {
    return reasons_of(load_text(rule_around(names + "  condition: " + condition)));
  };
  EXPECT_NE(refused("1 of nothing*").find("names nothing"), std::string::npos);
  EXPECT_NE(refused("2 of sel_*").find("not known"), std::string::npos);
  EXPECT_NE(refused("sel_1 and").find("ends where"), std::string::npos);
  EXPECT_NE(refused("sel_3").find("not defined"), std::string::npos);
  EXPECT_NE(refused("(sel_1").find("parenthesis"), std::string::npos);
  EXPECT_NE(refused("sel_1 sel_2").find("not expected"), std::string::npos);
  EXPECT_FALSE(refused(std::string(200, '(') + "sel_1" + std::string(200, ')')).empty());
}

TEST(SigmaDetections, MapIsAndListOfMapsIsOr) {
  EXPECT_FALSE(condition_matches("  s: {F: x, G: y}\n  condition: s", {{"F", "x"}}));
  EXPECT_TRUE(condition_matches("  s:\n    - F: x\n    - G: y\n  condition: s", {{"G", "y"}}));
  EXPECT_TRUE(condition_matches("  s: {F: [a, b]}\n  condition: s", {{"F", "b"}}));
  EXPECT_TRUE(condition_matches("  s:\n    - F: x\n    - keyword\n  condition: s", {{"Z", "a keyword here"}}));
}

TEST(SigmaDocuments, AreRefusedWithLineAndReason) {
  const auto refusal = [](const std::string& yaml) { return reasons_of(load_text(yaml)); };
  EXPECT_EQ(refusal("title: a\nlogsource: {product: x}\ndetection:\n  s: {F: 1}\n  condition: s\nlevel: terrible"),
            "test.yml:6: 'terrible' is not a level; it is informational, low, medium, high or critical\n");
  EXPECT_EQ(refusal("title: a\ndetection:\n  s: {F: 1}\n  condition: s"), "test.yml:1: the rule has no logsource\n");
  EXPECT_EQ(refusal("title: a\nlogsource: {product: x}\ndetection:\n  s: {F: 1}"), "test.yml:4: the detection has no condition\n");
  EXPECT_EQ(refusal("- a"), "test.yml:1: a rule must be a map\n");
  EXPECT_EQ(refusal(""), "test.yml:1: the file holds no rule\n");
  EXPECT_NE(refusal("title: a\n  b: [").find("test.yml:"), std::string::npos);
  EXPECT_NE(refusal("a: 1\na: 2").find("twice"), std::string::npos);
  EXPECT_NE(refusal("a: &x [*x]").find("alias"), std::string::npos);
  EXPECT_NE(refusal("a: " + std::string(100, '[') + std::string(100, ']')).find("deeper"), std::string::npos);
  std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 9; ++i) {
    bomb += fmt::format("a{}: &a{} [", i, i);
    for (int j = 0; j < 10; ++j) bomb += fmt::format("{}*a{}", j ? "," : "", i - 1);
    bomb += "]\n";
  }
  EXPECT_NE(refusal(bomb).find("more than 200000 values"), std::string::npos);
  EXPECT_NE(refusal("title: \xff").find("UTF-8"), std::string::npos);
}

TEST(SigmaDocuments, MayStandSeveralInOneFileAndFailOneByOne) {
  const std::string good = "title: a\nid: one\nlogsource: {product: x}\ndetection: {s: {F: 1}, condition: s}\n";
  const RuleSet rules = load_text(good + "---\ntitle: b\nid: two\n---\n" +
                                  "title: c\nid: one\nlogsource: {product: x}\ndetection: {s: {F: 1}, condition: s}\n");
  EXPECT_EQ(rules.rules.size(), 1u);
  ASSERT_EQ(rules.rejected.size(), 2u) << reasons_of(rules);
  EXPECT_EQ(rules.files, 1u);
  EXPECT_EQ(rules.loaded, 0u);
}

TEST(SigmaFilters, AreAnExtraAnd) {
  const std::string rule = "title: a\nid: base\nlogsource: {product: windows, category: test}\ndetection: {s: {F: x}, condition: s}\n---\n";
  const std::string filter =
      "title: f\nlogsource: {product: windows}\nfilter:\n  rules: [base]\n  selection: {User|startswith: adm_}\n  condition: not "
      "selection\n";
  const RuleSet rules = load_text(rule + filter);
  EXPECT_TRUE(rules.rejected.empty()) << reasons_of(rules);
  EXPECT_TRUE(matches(rules, record_of({{"F", "x"}, {"User", "tanaka"}})));
  EXPECT_FALSE(matches(rules, record_of({{"F", "x"}, {"User", "adm_1"}})));
  const RuleSet other = load_text(
      rule + "title: f\nlogsource: {product: linux}\nfilter:\n  rules: any\n  selection: {User: adm_1}\n  condition: not selection\n");
  EXPECT_TRUE(matches(other, record_of({{"F", "x"}, {"User", "adm_1"}})));  // another log source: not meant
  EXPECT_NE(reasons_of(load_text(filter)).find("not loaded"), std::string::npos);
}

}  // namespace
}  // namespace sekimori::detect::testing
