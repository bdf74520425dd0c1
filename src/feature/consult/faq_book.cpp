#include "feature/consult/faq_book.h"

#include <algorithm>

#include "base/text.h"
#include "model/names.h"

namespace sekimori::consult {
namespace {

constexpr std::size_t longest_question = 500, longest_answer = 10'000, longest_id = 60;

Result<void> check_text(const FaqText& text) {
  const bool plain = !text.id.empty() && text.id.size() <= longest_id &&
                     std::ranges::all_of(text.id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  if (!plain) return error(ErrorCode::invalid_input, "id: 1 to {} of a-z, 0-9 and -", longest_id);
  for (const std::string& content : text.contents)
    if (!content_from(content)) return error(ErrorCode::invalid_input, "contents: '{}' is no content", content);
  for (const std::string& words : {text.question.ja, text.question.en})
    if (trim(words).empty() || count_code_points(words) > longest_question)
      return error(ErrorCode::invalid_input, "question: 1 to {} characters in Japanese and in English", longest_question);
  for (const std::string& words : {text.answer.ja, text.answer.en})
    if (trim(words).empty() || count_code_points(words) > longest_answer)
      return error(ErrorCode::invalid_input, "answer: 1 to {} characters in Japanese and in English", longest_answer);
  if (text.sources.empty()) return error(ErrorCode::invalid_input, "{}: an answer names its sources", text.id);
  return {};
}

}  // namespace

Result<FaqText> faq_text_from(const Json& json) {
  FaqText out;
  TRY(model::read_text(json, "id", out.id));
  TRY(model::read_texts(json, "contents", out.contents));
  TRY(model::read_wording(json, "question", out.question));
  TRY(model::read_wording(json, "answer", out.answer));
  TRY(model::read_texts(json, "sources", out.sources));
  out.verified = json["verified"].bool_or(false);
  return out;
}

Json to_json(const FaqBook::Kept& kept) {
  return to_json(kept.text)
      .set("version", kept.version)
      .set("state", kept.state)
      .set("written_by", kept.written_by)
      .set("published_by", kept.published_by)
      .set("reason", kept.reason)
      .set("before", kept.before ? *kept.before : Json());
}

Result<FaqBook::Kept> FaqBook::kept_from(const Json& json) {
  Kept out;
  out.text = TRY(faq_text_from(json));
  TRY(model::read_integer(json, "version", out.version));
  TRY(model::read_text(json, "state", out.state));
  TRY(model::read_text(json, "written_by", out.written_by));
  TRY(model::read_text(json, "published_by", out.published_by));
  TRY(model::read_text(json, "reason", out.reason));
  if (const Json& before = json["before"]; before.is_object()) out.before = before;
  return out;
}

Json to_json(const FaqEdition& edition) {
  return to_json(edition.text)
      .set("version", edition.version)
      .set("draft", edition.is_draft)
      .set("written_by", edition.written_by)
      .set("published_by", edition.published_by)
      .set("reason", edition.reason);
}

FaqBook::FaqBook(const DeskParts& parts)
    : parts_(parts),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "desk_faq", kept_from,
             [](const Kept& kept, record::Draft& draft) {
               draft.summary = Json::object({{"id", kept.text.id}, {"state", kept.state}});
               draft.keys = {{"entry", kept.text.id, record::Uniqueness::unique}, {"state", kept.state, record::Uniqueness::shared}};
             }) {}

std::optional<FaqEdition> FaqBook::published_of(const Kept& kept) {
  if (kept.state == "published")
    return FaqEdition{.text = kept.text,
                      .version = kept.version,
                      .is_draft = false,
                      .written_by = kept.written_by,
                      .published_by = kept.published_by,
                      .reason = kept.reason};
  if (!kept.before) return {};
  const auto before = kept_from(*kept.before);
  return before ? published_of(*before) : std::nullopt;
}

Result<std::vector<FaqEdition>> FaqBook::entries(std::optional<Content> content) {
  std::vector<FaqEdition> out;
  for (const FaqText& text : desk_texts().faq)
    out.push_back({.text = text, .version = 0, .is_draft = false, .written_by = {}, .published_by = {}, .reason = {}});
  for (const auto& kept : TRY(shelf_.list(desk_itself()))) {
    auto edition = published_of(kept.value);
    if (!edition) continue;
    const auto at = std::ranges::find_if(out, [&](const FaqEdition& one) { return one.text.id == edition->text.id; });
    if (at == out.end()) out.push_back(*std::move(edition));
    else *at = *std::move(edition);
  }
  if (content)
    std::erase_if(
        out, [&](const FaqEdition& one) { return std::ranges::find(one.text.contents, name_of(*content)) == one.text.contents.end(); });
  return out;
}

Result<FaqEdition> FaqBook::find(std::string_view id) {
  for (FaqEdition& one : TRY(entries()))
    if (one.text.id == id) return std::move(one);
  return error(ErrorCode::not_found, "no entry {} in the FAQ", id);
}

Result<std::vector<FaqEdition>> FaqBook::drafts(const record::Actor& actor) {
  std::vector<FaqEdition> out;
  for (const auto& kept : TRY(shelf_.list(actor, "state", "draft")))
    out.push_back({.text = kept.value.text,
                   .version = kept.value.version,
                   .is_draft = true,
                   .written_by = kept.value.written_by,
                   .published_by = {},
                   .reason = kept.value.reason});
  return out;
}

Result<FaqEdition> FaqBook::draft(const record::Actor& actor, const FaqText& text, std::string_view reason) {
  TRY(check_text(text));
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a reason is needed");
  const auto write = [&](Kept& kept) -> Result<void> {
    if (kept.state == "published") {
      kept.before.reset();
      kept.before = to_json(kept);
    }
    kept.text = text;
    kept.state = "draft";
    kept.written_by = actor.account;
    kept.published_by.clear();
    kept.reason = reason;
    return {};
  };
  auto kept = parts_.database.write([&](sql::Transaction& tx) -> Result<record::KeptRecord<Kept>> {
    const auto found = TRY(shelf_.list(tx, desk_itself(), "entry", text.id));
    if (!found.empty()) return shelf_.change(tx, actor, found.front().id, reason, write, record::Verb::update, "desk_faq.draft");
    Kept fresh;
    TRY(write(fresh));
    return shelf_.create(tx, actor, fresh, reason, "faq-" + text.id, "desk_faq.draft");
  });
  if (!kept) return std::unexpected(std::move(kept).error());
  return FaqEdition{.text = kept->value.text,
                    .version = kept->value.version,
                    .is_draft = true,
                    .written_by = actor.account,
                    .published_by = {},
                    .reason = std::string(reason)};
}

Result<FaqEdition> FaqBook::publish(const record::Actor& actor, std::string_view id) {
  const auto found = TRY(shelf_.find_by(actor, "entry", id));
  if (!found || found->value.state != "draft") return error(ErrorCode::not_found, "no draft of {}", id);
  const auto kept = TRY(shelf_.change(
      actor, found->id, "published",
      [&](Kept& one) -> Result<void> {
        if (one.written_by == actor.account)
          return error(ErrorCode::not_permitted, "{} was written by this account; somebody else publishes it", id);
        one.state = "published";
        ++one.version;
        one.published_by = actor.account;
        one.before.reset();
        return {};
      },
      record::Verb::approve, "desk_faq.publish"));
  return *published_of(kept.value);
}

}  // namespace sekimori::consult
