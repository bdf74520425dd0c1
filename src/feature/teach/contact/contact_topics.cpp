#include "feature/teach/contact/contact_topics.h"

#include <algorithm>
#include <array>

#include "feature/teach/content_table.h"

namespace sekimori::teach {
namespace {

constexpr std::array<std::string_view, 6> desk_names = {"superior", "legal", "it_admin", "hr", "secret_manager", "police"};

Json list_json(const std::vector<model::Wording>& list) {
  Json out = Json::array();
  for (const model::Wording& one : list) out.push(model::to_json(one));
  return out;
}

Result<std::vector<model::Wording>> wordings_in(const Json& list) {
  std::vector<model::Wording> out;
  for (const Json& one : list.items()) {
    model::Wording wording;
    TRY(model::read_wording(Json::object({{"text", one}}), "text", wording));
    out.push_back(std::move(wording));
  }
  return out;
}

}  // namespace

std::string_view name_of(ContactDesk desk) { return desk_names[static_cast<std::size_t>(desk)]; }
std::optional<ContactDesk> contact_desk_from(std::string_view name) {
  const auto found = std::ranges::find(desk_names, name);
  if (found == desk_names.end()) return {};
  return static_cast<ContactDesk>(found - desk_names.begin());
}

Json to_json(const ContactTopic& topic) {
  Json routes = Json::array(), sources = Json::array();
  for (const ContactRoute& route : topic.routes)
    routes.push(Json::object({{"to", name_of(route.to)}, {"from_level", route.from_level}, {"why", model::to_json(route.why)}}));
  for (const Cited& source : topic.sources) sources.push(to_json(source));
  return Json::object({{"id", topic.id},
                       {"name", model::to_json(topic.name)},
                       {"example", model::to_json(topic.example)},
                       {"level", topic.level},
                       {"see", list_json(topic.see)},
                       {"stop", list_json(topic.stop)},
                       {"share", list_json(topic.share)},
                       {"advice", list_json(topic.advice)},
                       {"routes", std::move(routes)},
                       {"sources", std::move(sources)}});
}

Result<std::vector<ContactTopic>> contact_topics_from(const Json& json) {
  std::vector<ContactTopic> out;
  for (const Json& one : json["topic"].items()) {
    ContactTopic topic;
    topic.id = one["id"].string_or("");
    TRY(model::read_wording(one, "name", topic.name));
    TRY(model::read_wording(one, "example", topic.example));
    topic.level = static_cast<int>(std::clamp<std::int64_t>(one["level"].integer_or(1), 1, 3));
    topic.see = TRY(wordings_in(one["see"]));
    topic.stop = TRY(wordings_in(one["stop"]));
    topic.share = TRY(wordings_in(one["share"]));
    topic.advice = TRY(wordings_in(one["advice"]));
    for (const Json& row : one["routes"].items()) {
      const auto desk = contact_desk_from(row["to"].text());
      if (!desk) return error(ErrorCode::invalid_input, "topic '{}': there is no desk '{}'", topic.id, row["to"].text());
      ContactRoute route{.to = *desk, .from_level = static_cast<int>(row["from_level"].integer_or(1)), .why = {}};
      TRY(model::read_wording(row, "why", route.why));
      topic.routes.push_back(std::move(route));
    }
    topic.sources = TRY(cited_from_json(one["sources"]));
    out.push_back(std::move(topic));
  }
  return out;
}

std::span<const ContactTopic> contact_topics() {
  static const std::vector<ContactTopic> all = [] {
    std::vector<ContactTopic> out;
    const auto read = [&](std::string_view file, std::string_view text) {
      const auto json = read_content(file, text);
      SEKIMORI_CHECK(json);
      const auto topics = contact_topics_from(*json);
      SEKIMORI_CHECK(topics);  // course_content_test reads the file
      out.insert(out.end(), topics->begin(), topics->end());
    };
#define SEKIMORI_TEXT(file, text) read(file, text);
#include "teach/contact_topics.inc"
    return out;
  }();
  return all;
}

const ContactTopic* find_contact_topic(std::string_view id) {
  const auto all = contact_topics();
  const auto found = std::ranges::find(all, id, &ContactTopic::id);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace sekimori::teach
