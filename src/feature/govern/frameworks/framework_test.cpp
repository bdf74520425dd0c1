// Frameworks: ours, those of others in three notations, out again, compared, and hostile files.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "feature/govern/frameworks/document_tree.h"
#include "feature/govern/frameworks/framework_reader.h"

namespace sekimori::govern {
namespace {

constexpr std::string_view catalog_json = R"({"catalog": {"uuid": "74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724",
 "metadata": {"title": "Example catalogue", "version": "1.0", "oscal-version": "1.1.2", "last-modified": "2026-01-01T00:00:00Z"},
 "groups": [{"id": "ac", "title": "Access", "controls": [
  {"id": "ac-1", "title": "Policy", "params": [{"id": "ac-1_prm_1", "label": "who"}], "props": [{"name": "label", "value": "AC-1"}],
   "parts": [{"id": "ac-1_smt", "name": "statement", "prose": "Tell {{ insert: param, ac-1_prm_1 }}."}],
   "controls": [{"id": "ac-1.1", "title": "Review", "parts": [{"name": "statement", "prose": "Look again."}]}]},
  {"id": "ac-2", "title": "Gone", "props": [{"name": "status", "value": "withdrawn"}]}]}],
 "back-matter": {"resources": [{"uuid": "x"}]}}})";

constexpr std::string_view catalog_yaml = R"(catalog:
  uuid: 74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724
  metadata: {title: Example catalogue, version: '1.0'}
  groups:
    - id: ac
      title: Access
      controls:
        - id: ac-1
          title: Policy
          props: [{name: label, value: AC-1}]
          params: [{id: ac-1_prm_1, label: who}]
          parts: [{id: ac-1_smt, name: statement, prose: "Tell {{ insert: param, ac-1_prm_1 }}."}]
)";

constexpr std::string_view catalog_xml = R"(<?xml version="1.0" encoding="UTF-8"?>
<catalog xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724">
 <metadata><title>Example catalogue</title><version>1.0</version></metadata>
 <group id="ac"><title>Access</title>
  <control id="ac-1"><title>Policy</title><param id="ac-1_prm_1"><label>who</label></param><prop name="label" value="AC-1"/>
   <part id="ac-1_smt" name="statement"><p>Tell <insert type="param" id-ref="ac-1_prm_1"/>.</p></part>
  </control></group></catalog>)";

constexpr std::string_view library_yaml = R"(urn: urn:intuitem:risk:library:example
locale: en
ref_id: EXAMPLE
name: Example library
version: 3
provider: example
copyright: nobody
objects:
  risk_matrix:
    - {urn: 'urn:x', name: m, grid: [[0]], impact: [{id: 0, abbreviation: L, name: Low}]}
  presets: {a: b}
  framework:
    urn: urn:example
    name: Example
    max_score: 4
    requirement_nodes:
      - {urn: 'urn:example:1', assessable: false, depth: 1, ref_id: '1', name: Govern}
      - urn: urn:example:1.1
        assessable: true
        depth: 2
        parent_urn: urn:example:1
        ref_id: '1.1'
        description: Say who answers for it.
        questions: {q: {type: text, text: 'Who?'}}
        translations: {ja: {description: 誰が責任を持つかを決める}}
  requirement_mapping_set:
    source_framework_urn: urn:example
    target_framework_urn: urn:other
    requirement_mappings:
      - {source_requirement_urn: 'urn:example:1.1', target_requirement_urn: 'urn:other:9', relationship: subset, rationale: same words}
      - {source_requirement_urn: 'urn:example:1.1', relationship: subset}
)";

TEST(Framework, ours_have_what_the_brief_of_each_says) {
  const Framework* handbook = shipped_framework("handbook");
  ASSERT_NE(handbook, nullptr);
  std::set<std::pair<std::string_view, std::string_view>> cells;
  for (const FrameworkItem& item : handbook->items)
    if (item.assessable) cells.emplace(item.tags["purpose"].text(), item.tags["recipient"].text());
  EXPECT_EQ(cells.size(), 20U) << "five purposes, four recipients";
  const Framework* insider = shipped_framework("insider");
  ASSERT_NE(insider, nullptr);
  for (const FrameworkItem& item : insider->items)
    EXPECT_TRUE(!item.assessable || item.ref.empty() == (item.standing == Standing::unverified))
        << item.id << ": a number only where it was confirmed";
  const Framework* threats = shipped_framework("threats_2025");
  ASSERT_NE(threats, nullptr);
  for (const FrameworkMapping& map : threats->mappings) {
    const Framework* to = shipped_framework(map.framework);
    ASSERT_NE(to, nullptr) << map.framework;
    EXPECT_NE(to->find(map.to), nullptr) << map.framework << ":" << map.to;
  }
  for (const Framework& one : shipped_frameworks())
    for (const FrameworkItem& item : one.items)
      EXPECT_TRUE(item.parent.empty() || one.find(item.parent) != nullptr) << one.id << ":" << item.id;
}

TEST(Framework, three_notations_of_one_catalogue_read_alike) {
  const auto json = read_framework(catalog_json, "c.json");
  const auto yaml = read_framework(catalog_yaml, "c.yaml");
  const auto xml = read_framework(catalog_xml, "c.xml");
  ASSERT_TRUE(json) << json.error().message;
  ASSERT_TRUE(yaml) << yaml.error().message;
  ASSERT_TRUE(xml) << xml.error().message;
  for (const auto* one : {&*yaml, &*xml}) {
    EXPECT_EQ(one->id, json->id);
    EXPECT_EQ(one->version, "1.0");
    const FrameworkItem* control = one->find("ac-1");
    ASSERT_NE(control, nullptr);
    EXPECT_EQ(control->text.en, json->find("ac-1")->text.en) << control->text.en;
    EXPECT_EQ(control->ref, "AC-1");
    EXPECT_EQ(control->parent, "ac");
    EXPECT_TRUE(control->assessable);
  }
  EXPECT_EQ(json->find("ac-1.1")->parent, "ac-1");
  EXPECT_FALSE(json->find("ac-2")->assessable) << "withdrawn";
  EXPECT_TRUE(json->left_out.empty()) << "nothing of a catalogue";
  EXPECT_EQ(json->more["back-matter"]["resources"].items().size(), 1U);
}

TEST(Framework, a_catalogue_comes_back_from_oscal_as_it_went_out) {
  const auto read = read_framework(catalog_json, "c.json");
  ASSERT_TRUE(read);
  const Json out = to_oscal(*read, "74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724", "2026-01-01T00:00:00Z", Language::en);
  const auto again = framework_of(out, "out");
  ASSERT_TRUE(again) << again.error().message;
  ASSERT_EQ(again->items.size(), read->items.size());
  const FrameworkDifference none = difference(*read, *again);
  EXPECT_TRUE(none.added.empty() && none.removed.empty() && none.changed.empty());
  EXPECT_EQ(again->find("ac-1")->more["params"], read->find("ac-1")->more["params"]);
  EXPECT_FALSE(again->find("ac-2")->assessable) << "withdrawn, and a control all the same";
  EXPECT_EQ(again->find("ac-2")->more, read->find("ac-2")->more);
  EXPECT_EQ(again->more["back-matter"], read->more["back-matter"]);
  for (const Framework& ours : shipped_frameworks()) {
    const auto back = framework_of(to_oscal(ours, "u", "2026-01-01T00:00:00Z", Language::ja), "out");
    ASSERT_TRUE(back) << ours.id << ": " << back.error().message;
    EXPECT_EQ(back->assessable(), ours.assessable()) << ours.id;
    EXPECT_EQ(back->items.front().title.ja, ours.items.front().title.ja) << "in the language it went out in";
  }
}

TEST(Framework, ids_that_oscal_does_not_know_come_back_as_they_were) {
  const auto library = read_framework(library_yaml, "example.yaml");
  ASSERT_TRUE(library);
  const Json out = to_oscal(*library, "u", "2026-01-01T00:00:00Z", Language::en);
  const std::string text = out.dump();
  EXPECT_FALSE(text.contains("\"id\":\"urn:")) << "no token of OSCAL";
  const auto back = framework_of(out, "out");
  ASSERT_TRUE(back) << back.error().message;
  ASSERT_EQ(back->items.size(), library->items.size());
  for (std::size_t at = 0; at < back->items.size(); ++at) EXPECT_NE(library->find(back->items[at].id), nullptr) << back->items[at].id;
  EXPECT_EQ(back->assessable(), library->assessable());
  EXPECT_TRUE(back->find("urn:example:1.1")->title.en.empty()) << "what had no title has none";
  // A requirement with a heading below it: OSCAL has only controls there.
  const auto mixed = read_framework(R"({"urn":"m","objects":{"framework":{"requirement_nodes":[
    {"urn":"a","assessable":true,"name":"A\n one"},{"urn":"a/b","parent_urn":"a","assessable":false,"name":"B"},
    {"urn":"a:b","parent_urn":"a/b","assessable":true,"name":"C"}]}}})",
                                    "m.json");
  ASSERT_TRUE(mixed) << mixed.error().message;
  const auto again = framework_of(to_oscal(*mixed, "u", "2026-01-01T00:00:00Z", Language::en), "out");
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_FALSE(again->find("a/b")->assessable);
  const auto side_by_side = read_framework(R"({"urn":"m","objects":{"framework":{"requirement_nodes":[{"urn":"g","name":"G"},
    {"urn":"h","parent_urn":"g","name":"H"},{"urn":"c","parent_urn":"g","assessable":true,"name":"C"}]}}})",
                                           "s.json");
  ASSERT_TRUE(side_by_side);
  const Json group = to_oscal(*side_by_side, "u", "2026-01-01T00:00:00Z", Language::en)["catalog"]["groups"].items().front();
  EXPECT_TRUE(group["groups"].is_null()) << "OSCAL has groups or controls in a group, not both";
  EXPECT_EQ(group["controls"].items().size(), 2U);
  // Threats ask for nothing, and a catalogue has controls.
  const auto threats = read_framework(R"({"urn":"t","objects":{"threats":[{"urn":"t1","ref_id":"T1","name":"Theft"}]}})", "t.json");
  ASSERT_TRUE(threats) << threats.error().message;
  const auto threats_again = framework_of(to_oscal(*threats, "u", "2026-01-01T00:00:00Z", Language::en), "out");
  ASSERT_TRUE(threats_again) << threats_again.error().message;
  EXPECT_EQ(threats_again->assessable(), 0U);
  EXPECT_EQ(threats_again->find("t1")->title.en, "Theft");
  EXPECT_EQ(again->find("a")->title.en, "A\n one");
  EXPECT_EQ(again->find("a:b")->parent, "a/b");
  EXPECT_TRUE(again->find("a:b")->assessable);
}

TEST(Framework, what_others_say_they_do_about_controls_is_a_list_of_controls) {
  const auto plan = read_framework(R"({"system-security-plan": {"uuid": "p", "metadata": {"title": "Plan", "version": "1"},
    "system-characteristics": {"a": 1}, "control-implementation": {"description": "How", "implemented-requirements": [
     {"uuid": "r1", "control-id": "ac-1", "statements": [{"statement-id": "ac-1_smt", "by-components": [{"description": "By the door."}]}]},
     {"uuid": "r1", "control-id": "ac-2", "remarks": "Later."}]}}})",
                                   "ssp.json");
  ASSERT_TRUE(plan) << plan.error().message;
  EXPECT_EQ(plan->assessable(), 2U);
  EXPECT_EQ(plan->find("r1")->ref, "ac-1");
  EXPECT_EQ(plan->find("r1")->text.en, "By the door.");
  EXPECT_EQ(plan->find("r1.2")->text.en, "Later.") << "an id that stands twice is told apart";
  EXPECT_EQ(plan->left_out, std::vector<std::string>{"system-characteristics: 1"});

  const auto components = read_framework(
      R"(<component-definition uuid="c"><metadata><title>Vault</title><version>2</version></metadata><component uuid="k" type="software">
      <title>Vault</title><description><p>Keeps keys.</p></description><control-implementation uuid="i" source="#cat"><description><p>x</p>
      </description><implemented-requirement uuid="q" control-id="sc-12"><description><p>Keys lie in it.</p></description>
      </implemented-requirement></control-implementation></component></component-definition>)",
      "c.xml");
  ASSERT_TRUE(components) << components.error().message;
  EXPECT_EQ(components->find("k")->text.en, "Keeps keys.");
  EXPECT_EQ(components->find("q")->ref, "sc-12");
  EXPECT_EQ(components->find("q")->parent, "i");
  EXPECT_EQ(components->find("q")->text.en, "Keys lie in it.");

  const auto maps = read_framework(R"({"mapping-collection": {"uuid": "m", "metadata": {"title": "M", "version": "1"}, "mappings": [
    {"uuid": "g", "source-resource": {"href": "a.json"}, "target-resource": {"href": "b.json"}, "maps": [
     {"uuid": "x", "relationship": "subset-of", "sources": [{"type": "control", "id-ref": "a-1"}],
      "targets": [{"type": "control", "id-ref": "b-1"}, {"type": "control", "id-ref": "b-2"}]}]}]}})",
                                   "m.json");
  ASSERT_TRUE(maps) << maps.error().message;
  ASSERT_EQ(maps->mappings.size(), 2U);
  EXPECT_EQ(maps->mappings.back().to, "b-2");
  EXPECT_EQ(maps->mappings.back().framework, "b.json");
  EXPECT_EQ(maps->mappings.back().relationship, "subset-of");
}

TEST(Framework, a_library_is_read_and_what_is_left_out_is_named) {
  const auto library = read_framework(library_yaml, "example.yaml");
  ASSERT_TRUE(library) << library.error().message;
  EXPECT_EQ(library->version, "3");
  const FrameworkItem* item = library->find("urn:example:1.1");
  ASSERT_NE(item, nullptr);
  EXPECT_EQ(item->text.ja, "誰が責任を持つかを決める");
  EXPECT_EQ(item->text.en, "Say who answers for it.");
  ASSERT_EQ(library->mappings.size(), 1U);
  EXPECT_EQ(library->mappings.front().to, "urn:other:9");
  EXPECT_EQ(library->left_out, (std::vector<std::string>{"presets: 1", "requirement_mappings: 1"}));
  EXPECT_EQ(library->find("urn:x")->title.en, "m");
  EXPECT_EQ(library->find("urn:x:impact:0")->ref, "L") << "the levels of a matrix are entries";
  EXPECT_EQ(item->more["questions"]["q"]["text"].text(), "Who?");
  EXPECT_EQ(library->mappings.front().more["rationale"].text(), "same words");
  EXPECT_EQ(library->more["frameworks"].items().front()["max_score"].integer_or(0), 4);
}

TEST(Framework, a_library_in_a_third_language_shows_its_english) {
  const auto library = read_framework(R"(urn: u
locale: fr
name: Bibliothèque
translations: {en: {name: Library}}
objects:
  framework:
    requirement_nodes:
    - {urn: a, assessable: yes, description: Fermez la porte, translations: {en: {description: Close the door}}}
    - {urn: b, assessable: true, description: Ouvrez la fenêtre}
)",
                                      "fr.yaml");
  ASSERT_TRUE(library) << library.error().message;
  EXPECT_EQ(library->title.en, "Library");
  EXPECT_EQ(library->find("a")->text.en, "Close the door");
  EXPECT_TRUE(library->find("a")->assessable) << "YAML's yes";
  EXPECT_EQ(library->find("b")->text.en, "Ouvrez la fenêtre") << "better than nothing";
}

TEST(Framework, what_may_come_in_goes_out_down_to_its_deepest_level) {
  const auto nested = [](int levels) {
    std::string text = R"({"urn":"m","objects":{"framework":{"requirement_nodes":[{"urn":"0","name":"x"})";
    for (int at = 1; at <= levels; ++at) text += fmt::format(R"(,{{"urn":"{}","parent_urn":"{}","name":"x\n{}"}})", at, at - 1, at);
    return text + R"(,{"urn":"control","parent_urn":"0","name":"Close the door","assessable":true}]}}})";
  };
  const auto deep = read_framework(nested(deepest_group), "deep.json");
  ASSERT_TRUE(deep) << deep.error().message;
  const auto back = framework_of(to_oscal(*deep, "u", "2026-01-01T00:00:00Z", Language::en), "out");
  ASSERT_TRUE(back) << back.error().message;
  const FrameworkDifference none = difference(*deep, *back);
  EXPECT_EQ(none.same, deep->items.size());
  EXPECT_FALSE(read_framework(nested(deepest_group + 1), "deeper.json"));
}

TEST(Framework, numbers_stay_as_they_are_written) {
  const auto library = read_framework(
      "urn: u\nobjects:\n  framework:\n    requirement_nodes:\n    - {urn: a, ref_id: 007}\n    - {urn: b, ref_id: 058}\n    - {urn: c, "
      "ref_id: 1.10}\n"
      "    - {urn: d, ref_id: 12}\n",
      "n.yaml");
  ASSERT_TRUE(library) << library.error().message;
  std::vector<std::string> refs;
  for (const FrameworkItem& item : library->items) refs.push_back(item.ref);
  EXPECT_EQ(refs, (std::vector<std::string>{"007", "058", "1.10", "12"}));
}

TEST(Framework, versions_are_compared_item_by_item) {
  const auto before = read_framework(library_yaml, "a.yaml");
  std::string newer(library_yaml);
  newer.replace(newer.find("Say who answers"), 15, "Say who replies");
  newer += "    \n";
  const auto after = read_framework(newer, "b.yaml");
  ASSERT_TRUE(before && after);
  const FrameworkDifference found = difference(*before, *after);
  ASSERT_EQ(found.changed.size(), 1U);
  EXPECT_EQ(found.changed.front().after->text.en, "Say who replies for it.");
  EXPECT_EQ(found.same, 4U) << "the heading, and the matrix with its scale and level";
}

TEST(Framework, hostile_files_are_refused_with_the_reason) {
  std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n";
  char last = 'a';
  for (char name = 'b'; name <= 'i'; ++name) {
    bomb += fmt::format("{0}: &{0} [*{1},*{1},*{1},*{1},*{1},*{1},*{1},*{1},*{1},*{1}]\n", name, last);
    last = name;
  }
  const auto exploded = document_tree(bomb, "bomb.yaml");
  ASSERT_FALSE(exploded);
  EXPECT_EQ(exploded.error().code, ErrorCode::invalid_input);
  EXPECT_TRUE(exploded.error().message.contains("values")) << exploded.error().message;
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<group>";
  EXPECT_FALSE(document_tree(deep, "deep.xml"));
  for (int i = 0; i < 200; ++i) deep += "</group>";
  EXPECT_EQ(document_tree(deep, "deep.xml").error().code, ErrorCode::invalid_input);
  EXPECT_FALSE(document_tree("<!DOCTYPE c [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><catalog>&b;", "entity.xml"));
  const std::string_view harmless = R"(<!DOCTYPE catalog [<!ENTITY x "words">]><catalog><metadata><title>&x;</title></metadata></catalog>)";
  const auto declared = document_tree(harmless, "declared.xml");
  ASSERT_FALSE(declared) << "its title would be kept as '&x;'";
  EXPECT_TRUE(declared.error().message.contains("DOCTYPE")) << declared.error().message;
  const auto bare =
      read_framework(R"({"catalog": {"uuid": "u", "metadata": {"title": "T"}, "groups": [{"id": "g", "title": "G"}]}})", "bare.json");
  ASSERT_FALSE(bare);
  EXPECT_TRUE(bare.error().message.contains("without a control")) << bare.error().message;
  // Wide ones end at once: 300,000 names are not compared with each other.
  std::string wide = "{";
  std::string wide_yaml;
  std::string wide_xml = "<catalog>";
  for (int i = 0; i < 300'000; ++i) {
    wide += fmt::format("\"k{}\":1,", i);
    wide_yaml += fmt::format("k{}: 1\n", i);
    wide_xml += "<group/>";
  }
  EXPECT_TRUE(document_tree(wide + "\"z\":1}", "wide.json").error().message.contains("members"));
  EXPECT_TRUE(document_tree(wide_yaml, "wide.yaml").error().message.contains("keys"));
  EXPECT_TRUE(document_tree(wide_xml + "</catalog>", "wide.xml"));
  EXPECT_FALSE(document_tree("\xff\xfe", "x"));
  EXPECT_FALSE(read_framework("[1,2]", "list.json"));
  EXPECT_FALSE(read_framework("a: b", "other.yaml"));
  const auto plan = read_framework(R"({"system-security-plan": {"uuid": "x"}})", "ssp.json");
  ASSERT_FALSE(plan);
  EXPECT_TRUE(plan.error().message.contains("system-security-plan")) << plan.error().message;
  std::string circle =
      R"({"urn":"m","objects":{"framework":{"requirement_nodes":[{"urn":"a","parent_urn":"b"},{"urn":"b","parent_urn":"a"}]}}})";
  EXPECT_FALSE(read_framework(circle, "circle.json")) << "parents of each other";
  EXPECT_FALSE(read_framework(R"({"catalog": {"uuid": "x", "metadata": {}}})", "empty.json")) << "nothing to measure oneself by";
  std::string twice(library_yaml);
  twice.replace(twice.find("urn:example:1.1"), 15, "urn:example:1  ");
  EXPECT_FALSE(read_framework(twice, "twice.yaml"));
}

}  // namespace
}  // namespace sekimori::govern
