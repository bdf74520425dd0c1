#include "feature/consult/desk_question.h"

#include "feature/consult/words_vault.h"

namespace sekimori::consult {
namespace {

constexpr std::string_view format = "sekimori-question/1";

}  // namespace

std::string bytes_of(const DeskQuestion& question) {
  Json attributes = to_json(question.attributes);
  for (const std::string_view of_the_desk : {"urgency", "topic"}) attributes.erase(of_the_desk);
  Json out = Json::object({{"format", format},
                           {"language", question.language == Language::ja ? "ja" : "en"},
                           {"text", question.text},
                           {"attributes", std::move(attributes)}});
  if (!question.identity.empty()) out.set("identity", to_json(question.identity));
  return out.dump() + "\n";
}

Result<DeskQuestion> desk_question_from(std::string_view bytes) {
  if (bytes.size() > largest_desk_question)
    return error(ErrorCode::invalid_input, "the question has {} bytes; at most {} are taken", bytes.size(), largest_desk_question);
  const Json json = TRY(Json::parse(bytes));
  if (json["format"].text() != format)
    return error(ErrorCode::invalid_input, "'{}' is no format of a question that this desk reads", json["format"].text());
  DeskQuestion out;
  out.language = language_of(json["language"].text()).value_or(Language::ja);
  out.text = json["text"].text();
  TRY(check_words(out.text));
  out.attributes = TRY(asker_attributes_from(json["attributes"]));
  out.attributes.urgency = Urgency::ordinary;
  out.attributes.topic.clear();
  TRY(check(out.attributes));
  if (json["identity"].is_object()) out.identity = TRY(asker_identity_from(json["identity"]));
  return out;
}

}  // namespace sekimori::consult
