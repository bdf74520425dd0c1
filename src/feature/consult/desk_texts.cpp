#include "feature/consult/desk_texts.h"

#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "feature/consult/consultation_codes.h"
#include "model/names.h"

namespace sekimori::consult {
namespace {

using Table = toml::table;

std::string text_of(const Table& table, std::string_view name) { return table[name].value_or(std::string()); }
model::Wording wording_of(const Table& table) { return {text_of(table, "ja"), text_of(table, "en")}; }
model::Wording wording_in(const Table& table, std::string_view name) {
  const Table* inner = table[name].as_table();
  return inner == nullptr ? model::Wording{} : wording_of(*inner);
}
std::vector<std::string> texts_of(const Table& table, std::string_view name) {
  std::vector<std::string> out;
  if (const toml::array* list = table[name].as_array())
    for (const toml::node& one : *list)
      if (const auto text = one.value<std::string>()) out.push_back(*text);
  return out;
}
std::optional<Day> day_of(const Table& table, std::string_view name) {
  const std::string text = text_of(table, name);
  if (text.empty()) return {};
  const auto day = Day::parse(text);
  return day ? std::optional<Day>(*day) : std::nullopt;
}

template <class Body>
void each_table(const Table& parsed, std::string_view name, Body body) {
  if (const toml::array* rows = parsed[name].as_array())
    for (const toml::node& row : *rows)
      if (const Table* table = row.as_table()) body(*table);
}

void read_triage(const Table& parsed, DeskTexts& out) {
  each_table(parsed, "question", [&](const Table& row) {
    TriageQuestion question{.id = text_of(row, "id"), .words = wording_of(row), .answers = {}};
    each_table(row, "answer", [&](const Table& one) {
      question.answers.push_back({.id = text_of(one, "id"),
                                  .words = wording_of(one),
                                  .next = text_of(one, "next"),
                                  .ends = texts_of(one, "ends"),
                                  .topic = text_of(one, "topic"),
                                  .urgency = text_of(one, "urgency"),
                                  .faq = texts_of(one, "faq"),
                                  .playbook = text_of(one, "playbook"),
                                  .refer = text_of(one, "refer")});
    });
    out.questions.push_back(std::move(question));
  });
}

void read_places(const Table& parsed, DeskTexts& out) {
  each_table(parsed, "region", [&](const Table& row) { out.regions.push_back({text_of(row, "id"), wording_of(row)}); });
  each_table(parsed, "prefecture", [&](const Table& row) {
    out.prefectures.push_back({static_cast<int>(row["code"].value_or(std::int64_t(0))), text_of(row, "region"), wording_of(row)});
  });
}

void read_faq(const Table& parsed, DeskTexts& out) {
  each_table(parsed, "entry", [&](const Table& row) {
    out.faq.push_back({.id = text_of(row, "id"),
                       .contents = texts_of(row, "contents"),
                       .question = wording_in(row, "question"),
                       .answer = wording_in(row, "answer"),
                       .sources = texts_of(row, "sources"),
                       .verified = row["verified"].value_or(false)});
  });
}

void read_playbooks(const Table& parsed, DeskTexts& out) {
  each_table(parsed, "playbook", [&](const Table& row) {
    DeskPlaybook playbook{.id = text_of(row, "id"), .name = wording_of(row), .contents = texts_of(row, "contents"), .steps = {}};
    each_table(row, "step", [&](const Table& step) { playbook.steps.push_back(wording_of(step)); });
    out.playbooks.push_back(std::move(playbook));
  });
}

void read_programmes(const Table& parsed, DeskTexts& out) {
  each_table(parsed, "programme", [&](const Table& row) {
    Programme programme{.id = text_of(row, "id"),
                        .name = wording_of(row),
                        .about = wording_in(row, "about"),
                        .quota = row["quota"].value_or(std::int64_t(0)),
                        .opens = day_of(row, "opens"),
                        .closes = day_of(row, "closes"),
                        .fields = {}};
    each_table(row, "field", [&](const Table& field) {
      programme.fields.push_back({.id = text_of(field, "id"),
                                  .kind = text_of(field, "kind"),
                                  .required = field["required"].value_or(false),
                                  .choices = texts_of(field, "choices"),
                                  .name = wording_of(field)});
    });
    out.programmes.push_back(std::move(programme));
  });
}

void read_targets(const Table& parsed, DeskTexts& out) {
  each_table(parsed, "target", [&](const Table& row) {
    ReferralTarget target{.id = text_of(row, "id"), .name = wording_of(row), .suits = wording_in(row, "for"), .steps = {}};
    each_table(row, "step", [&](const Table& step) {
      target.steps.push_back({.id = text_of(step, "id"), .only = text_of(step, "only"), .words = wording_of(step)});
    });
    out.targets.push_back(std::move(target));
  });
}

void read_industries(const Table& parsed, DeskTexts& out) {
  for (const std::string_view kind : {"division", "group"})
    each_table(parsed, kind,
               [&](const Table& row) { out.industries.push_back({text_of(row, "code"), text_of(row, "of"), wording_of(row)}); });
}

template <class T>
const T* found_by_id(const std::vector<T>& all, std::string_view id) {
  const auto at = std::ranges::find(all, id, &T::id);
  return at == all.end() ? nullptr : &*at;
}

Result<void> both_languages(const model::Wording& words, std::string_view where) {
  if (words.ja.empty() || words.en.empty()) return error(ErrorCode::invalid_input, "{}: Japanese and English are needed", where);
  return {};
}

template <class T>
Result<void> unique_ids(const std::vector<T>& all, std::string_view what) {
  std::set<std::string, std::less<>> seen;
  for (const T& one : all)
    if (one.id.empty() || !seen.insert(one.id).second) return error(ErrorCode::invalid_input, "{}: '{}' stands there twice", what, one.id);
  return {};
}

Result<void> check_answer(const DeskTexts& texts, const TriageQuestion& question, const TriageAnswer& answer) {
  const std::string where = question.id + "/" + answer.id;
  TRY(both_languages(answer.words, where));
  if (answer.next.empty() == answer.ends.empty())
    return error(ErrorCode::invalid_input, "{}: either another question or an end is needed", where);
  if (!answer.next.empty() && texts.find_question(answer.next) == nullptr)
    return error(ErrorCode::invalid_input, "{}: '{}' is no question", where, answer.next);
  for (const std::string& end : answer.ends)
    if (!content_from(end)) return error(ErrorCode::invalid_input, "{}: '{}' is no content", where, end);
  if (!answer.topic.empty() && texts.find_topic(answer.topic) == nullptr)
    return error(ErrorCode::invalid_input, "{}: '{}' is no topic", where, answer.topic);
  if (!answer.urgency.empty() && !urgency_from(answer.urgency))
    return error(ErrorCode::invalid_input, "{}: '{}' is no urgency", where, answer.urgency);
  for (const std::string& entry : answer.faq)
    if (texts.find_faq(entry) == nullptr) return error(ErrorCode::invalid_input, "{}: '{}' is no entry of the FAQ", where, entry);
  if (!answer.playbook.empty() && texts.find_playbook(answer.playbook) == nullptr)
    return error(ErrorCode::invalid_input, "{}: '{}' is no playbook", where, answer.playbook);
  if (!answer.refer.empty() && texts.find_target(answer.refer) == nullptr)
    return error(ErrorCode::invalid_input, "{}: '{}' is nobody to refer to", where, answer.refer);
  return {};
}

Result<void> check_triage(const DeskTexts& texts) {
  if (texts.questions.empty()) return error(ErrorCode::invalid_input, "the triage tree has no question");
  TRY(unique_ids(texts.questions, "triage"));
  std::set<std::string, std::less<>> reached{texts.questions.front().id};
  std::set<std::string, std::less<>> ends;
  for (const TriageQuestion& question : texts.questions) {
    TRY(both_languages(question.words, question.id));
    TRY(unique_ids(question.answers, question.id));
    if (question.answers.empty()) return error(ErrorCode::invalid_input, "{}: has no answers", question.id);
    for (const TriageAnswer& answer : question.answers) {
      TRY(check_answer(texts, question, answer));
      if (!answer.next.empty()) {
        // Questions stand in an order in which each comes after those that lead to it: no path turns in a circle.
        const auto* next = texts.find_question(answer.next);
        if (next <= &question) return error(ErrorCode::invalid_input, "{}: '{}' must stand after it", question.id, answer.next);
        reached.insert(answer.next);
      }
      ends.insert(answer.ends.begin(), answer.ends.end());
    }
  }
  for (const TriageQuestion& question : texts.questions)
    if (!reached.contains(question.id)) return error(ErrorCode::invalid_input, "{}: no answer leads to it", question.id);
  if (ends.size() != content_count)
    return error(ErrorCode::invalid_input, "the triage tree ends in {} of {} contents", ends.size(), content_count);
  return {};
}

}  // namespace

const Topic* DeskTexts::find_topic(std::string_view id) const { return found_by_id(topics, id); }
const Topic* DeskTexts::topic_of_code(int code) const {
  const auto at = std::ranges::find(topics, code, &Topic::code);
  return at == topics.end() ? nullptr : &*at;
}
const Prefecture* DeskTexts::prefecture_of_code(int code) const {
  const auto at = std::ranges::find(prefectures, code, &Prefecture::code);
  return at == prefectures.end() ? nullptr : &*at;
}
const Prefecture* DeskTexts::find_prefecture(std::string_view name_or_code) const {
  for (const Prefecture& one : prefectures)
    if (one.name.ja == name_or_code || one.name.en == name_or_code || std::to_string(one.code) == name_or_code ||
        fmt::format("{:02}", one.code) == name_or_code)
      return &one;
  return nullptr;
}
const IndustryRow* DeskTexts::find_industry(std::string_view code) const {
  const auto at = std::ranges::find(industries, code, &IndustryRow::code);
  return at == industries.end() ? nullptr : &*at;
}
const TriageQuestion* DeskTexts::find_question(std::string_view id) const { return found_by_id(questions, id); }
const FaqText* DeskTexts::find_faq(std::string_view id) const { return found_by_id(faq, id); }
const TextBlock* DeskTexts::find_block(std::string_view id) const { return found_by_id(blocks, id); }
const DeskPlaybook* DeskTexts::find_playbook(std::string_view id) const { return found_by_id(playbooks, id); }
const Programme* DeskTexts::find_programme(std::string_view id) const { return found_by_id(programmes, id); }
const ReferralTarget* DeskTexts::find_target(std::string_view id) const { return found_by_id(targets, id); }

Result<void> read_desk_text(std::string_view file, std::string_view text, DeskTexts& out) {
  try {
    const Table parsed = toml::parse(text, file);
    if (file == "triage.toml") read_triage(parsed, out);
    if (file == "prefectures.toml") read_places(parsed, out);
    if (file == "faq.toml") read_faq(parsed, out);
    if (file == "playbooks.toml") read_playbooks(parsed, out);
    if (file == "programmes.toml") read_programmes(parsed, out);
    if (file == "referrals.toml") read_targets(parsed, out);
    if (file == "topics.toml")
      each_table(parsed, "topic", [&](const Table& row) {
        out.topics.push_back(
            {static_cast<int>(row["code"].value_or(std::int64_t(0))), text_of(row, "id"), text_of(row, "content"), wording_of(row)});
      });
    if (file == "watch.toml")
      each_table(parsed, "segment", [&](const Table& row) {
        out.watched.push_back({.id = text_of(row, "id"),
                               .division = text_of(row, "division"),
                               .name = wording_of(row),
                               .base_tenths = row["base_tenths"].value_or(std::int64_t(0)),
                               .base = wording_in(row, "base"),
                               .standing = text_of(row, "standing")});
      });
    if (file == "blocks.toml")
      each_table(parsed, "block", [&](const Table& row) { out.blocks.push_back({text_of(row, "id"), wording_of(row)}); });
    if (parsed.contains("division")) read_industries(parsed, out);
  } catch (const toml::parse_error& problem) {
    return error(ErrorCode::invalid_input, "{}: line {}: {}", file, problem.source().begin.line, problem.description());
  }
  return {};
}

Result<void> check(const DeskTexts& texts) {
  TRY(unique_ids(texts.topics, "topics"));
  std::set<int> codes;
  for (const Topic& topic : texts.topics) {
    TRY(both_languages(topic.name, topic.id));
    if (topic.code < 1 || topic.code > most_topics || !codes.insert(topic.code).second)
      return error(ErrorCode::invalid_input, "{}: a code from 1 to {} of its own is needed", topic.id, most_topics);
    if (!content_from(topic.content)) return error(ErrorCode::invalid_input, "{}: '{}' is no content", topic.id, topic.content);
  }
  if (texts.prefectures.size() != branch_count)
    return error(ErrorCode::invalid_input, "there are {} prefectures, not {}", branch_count, texts.prefectures.size());
  for (const Prefecture& one : texts.prefectures)
    if (found_by_id(texts.regions, one.region) == nullptr)
      return error(ErrorCode::invalid_input, "{}: '{}' is no region", one.name.en, one.region);
  TRY(unique_ids(texts.faq, "faq"));
  for (const FaqText& entry : texts.faq) {
    TRY(both_languages(entry.question, entry.id));
    TRY(both_languages(entry.answer, entry.id));
    if (entry.sources.empty()) return error(ErrorCode::invalid_input, "{}: an answer names its sources", entry.id);
    for (const std::string& content : entry.contents)
      if (!content_from(content)) return error(ErrorCode::invalid_input, "{}: '{}' is no content", entry.id, content);
  }
  TRY(unique_ids(texts.blocks, "blocks"));
  for (const TextBlock& block : texts.blocks) TRY(both_languages(block.words, block.id));
  TRY(unique_ids(texts.playbooks, "playbooks"));
  for (const DeskPlaybook& playbook : texts.playbooks) {
    TRY(both_languages(playbook.name, playbook.id));
    if (playbook.steps.empty()) return error(ErrorCode::invalid_input, "{}: has no steps", playbook.id);
    for (const model::Wording& step : playbook.steps) TRY(both_languages(step, playbook.id));
  }
  TRY(unique_ids(texts.programmes, "programmes"));
  for (const Programme& programme : texts.programmes) {
    TRY(both_languages(programme.name, programme.id));
    TRY(unique_ids(programme.fields, programme.id));
    for (const ProgrammeField& field : programme.fields) {
      TRY(both_languages(field.name, programme.id + "/" + field.id));
      if (field.kind != "text" && field.kind != "number" && field.kind != "choice")
        return error(ErrorCode::invalid_input, "{}: '{}' is no kind of field", programme.id, field.kind);
    }
  }
  TRY(unique_ids(texts.watched, "watch"));
  for (const WatchedSegment& one : texts.watched) {
    TRY(both_languages(one.name, one.id));
    TRY(both_languages(one.base, one.id));
    if (one.base_tenths < 1 || one.base_tenths > 999 || (one.standing != "verified" && one.standing != "unverified"))
      return error(ErrorCode::invalid_input, "{}: a base from 1 to 999 tenths of a percent and its standing are needed", one.id);
  }
  TRY(unique_ids(texts.targets, "referrals"));
  for (const ReferralTarget& target : texts.targets)
    if (!referral_target_from(target.id)) return error(ErrorCode::invalid_input, "'{}' is nobody to refer to", target.id);
  return check_triage(texts);
}

const DeskTexts& desk_texts() {
  static const DeskTexts all = [] {
    DeskTexts out;
    const auto take = [&](std::string_view file, std::string_view text) { SEKIMORI_CHECK(read_desk_text(file, text, out).has_value()); };
#define SEKIMORI_TEXT(name, text) take(name, text);
#include "consult/desk.inc"
#define SEKIMORI_TEXT(name, text) take(name, text);
#include "consult/industries.inc"
    return out;
  }();
  return all;
}

Result<TriageOutcome> walk_triage(const DeskTexts& texts, const std::vector<std::string>& answers) {
  TriageOutcome out;
  const TriageQuestion* at = &texts.questions.front();
  for (const std::string& id : answers) {
    if (at == nullptr) return error(ErrorCode::invalid_input, "triage: the path has ended before '{}'", id);
    const TriageAnswer* answer = found_by_id(at->answers, id);
    if (answer == nullptr) return error(ErrorCode::invalid_input, "triage: '{}' is no answer to '{}'", id, at->id);
    if (!answer->topic.empty()) out.topic = answer->topic;
    if (!answer->urgency.empty()) out.urgency = answer->urgency;
    if (!answer->playbook.empty()) out.playbook = answer->playbook;
    if (!answer->refer.empty()) out.refer = answer->refer;
    for (const std::string& entry : answer->faq)
      if (std::ranges::find(out.faq, entry) == out.faq.end()) out.faq.push_back(entry);
    out.contents = answer->ends;
    at = answer->next.empty() ? nullptr : texts.find_question(answer->next);
  }
  if (at != nullptr) out.next = at->id;
  return out;
}

Json to_json(const TriageOutcome& outcome) {
  return Json::object({{"contents", model::texts_json(outcome.contents)},
                       {"next", outcome.next},
                       {"topic", outcome.topic},
                       {"urgency", outcome.urgency},
                       {"faq", model::texts_json(outcome.faq)},
                       {"playbook", outcome.playbook},
                       {"refer", outcome.refer}});
}

Json to_json(const TriageQuestion& question) {
  Json answers = Json::array();
  for (const TriageAnswer& one : question.answers)
    answers.push(Json::object({{"id", one.id},
                               {"words", model::to_json(one.words)},
                               {"next", one.next},
                               {"ends", model::texts_json(one.ends)},
                               {"topic", one.topic},
                               {"urgency", one.urgency},
                               {"faq", model::texts_json(one.faq)},
                               {"playbook", one.playbook},
                               {"refer", one.refer}}));
  return Json::object({{"id", question.id}, {"words", model::to_json(question.words)}, {"answers", std::move(answers)}});
}

Json to_json(const FaqText& entry) {
  return Json::object({{"id", entry.id},
                       {"contents", model::texts_json(entry.contents)},
                       {"question", model::to_json(entry.question)},
                       {"answer", model::to_json(entry.answer)},
                       {"sources", model::texts_json(entry.sources)},
                       {"verified", entry.verified}});
}

Json to_json(const DeskPlaybook& playbook) {
  Json steps = Json::array();
  for (const model::Wording& step : playbook.steps) steps.push(model::to_json(step));
  return Json::object({{"id", playbook.id},
                       {"name", model::to_json(playbook.name)},
                       {"contents", model::texts_json(playbook.contents)},
                       {"steps", std::move(steps)}});
}

Json to_json(const Programme& programme) {
  Json fields = Json::array();
  for (const ProgrammeField& one : programme.fields)
    fields.push(Json::object({{"id", one.id},
                              {"kind", one.kind},
                              {"required", one.required},
                              {"choices", model::texts_json(one.choices)},
                              {"name", model::to_json(one.name)}}));
  return Json::object({{"id", programme.id},
                       {"name", model::to_json(programme.name)},
                       {"about", model::to_json(programme.about)},
                       {"quota", programme.quota},
                       {"opens", model::day_json(programme.opens)},
                       {"closes", model::day_json(programme.closes)},
                       {"fields", std::move(fields)}});
}

}  // namespace sekimori::consult
