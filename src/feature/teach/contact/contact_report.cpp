#include "feature/teach/contact/contact_report.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include "base/text.h"

namespace sekimori::teach {
namespace {

constexpr std::array<std::string_view, 7> channel_names = {"sns", "mail", "phone", "exhibition", "visit", "meal", "other"};
constexpr std::array<std::string_view, 5> asked_names = {"nothing", "public_knowledge", "non_public", "personal_data", "access"};
constexpr std::array<std::string_view, 4> received_names = {"nothing", "small", "meal_or_gift", "money"};
constexpr std::array<std::string_view, 3> state_names = {"open", "advised", "closed"};
constexpr std::size_t longest_name = 200, longest_text = 4000;  // code points

template <class Enum, std::size_t size>
Result<Enum> named(const std::array<std::string_view, size>& names, const Json& json, std::string_view member, Enum fallback) {
  const std::string_view name = json[member].text();
  if (name.empty()) return fallback;
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return error(ErrorCode::invalid_input, "{}: '{}' is not among what can be chosen", member, name);
  return static_cast<Enum>(found - names.begin());
}

// What people mean by a name: widths, case, spaces and full stops aside.
std::string meant(std::string_view name) {
  std::string out;
  for (const char c : fold(name))
    if (!std::string_view(" .,-_()'\"").contains(c)) out += c;
  for (const std::string_view form : {"株式会社", "(株)", "有限会社", "合同会社"})
    for (std::size_t at = out.find(form); at != std::string::npos; at = out.find(form)) out.erase(at, form.size());
  return out;
}

void add(ContactWeight& weight, std::string id, int points, model::Wording text) {
  weight.level += points;
  weight.reasons.push_back({std::move(id), points, std::move(text)});
}

}  // namespace

std::string_view name_of(ContactChannel channel) { return channel_names[static_cast<std::size_t>(channel)]; }
std::string_view name_of(Asked asked) { return asked_names[static_cast<std::size_t>(asked)]; }
std::string_view name_of(Received received) { return received_names[static_cast<std::size_t>(received)]; }
std::string_view name_of(ContactState state) { return state_names[static_cast<std::size_t>(state)]; }

Json to_json(const ContactReport& report) {
  Json steps = Json::array();
  for (const ContactStep& step : report.steps)
    steps.push(Json::object({{"to", name_of(step.to)}, {"by", step.by}, {"on", step.on.to_string()}, {"note", step.note}}));
  return Json::object({{"number", report.number},
                       {"topic", report.topic},
                       {"contact", report.contact},
                       {"organisation", report.organisation},
                       {"channel", name_of(report.channel)},
                       {"asked", name_of(report.asked)},
                       {"received", name_of(report.received)},
                       {"text", report.text},
                       {"on", report.on.to_string()},
                       {"reporter", report.reporter},
                       {"person", report.person},
                       {"department", report.department},
                       {"state", name_of(report.state)},
                       {"steps", std::move(steps)},
                       {"answer", report.answer}});
}

Result<ContactReport> contact_report_from_json(const Json& json) {
  ContactReport out;
  out.number = json["number"].string_or("");
  out.topic = json["topic"].string_or("");
  out.contact = json["contact"].string_or("");
  out.organisation = json["organisation"].string_or("");
  out.channel = TRY(named(channel_names, json, "channel", ContactChannel::other));
  out.asked = TRY(named(asked_names, json, "asked", Asked::nothing));
  out.received = TRY(named(received_names, json, "received", Received::nothing));
  out.text = json["text"].string_or("");
  if (json["on"].is_string()) out.on = TRY(Day::parse(json["on"].text()));
  out.reporter = json["reporter"].string_or("");
  out.person = json["person"].string_or("");
  out.department = json["department"].string_or("");
  out.state = TRY(named(state_names, json, "state", ContactState::open));
  for (const Json& one : json["steps"].items()) {
    const auto desk = contact_desk_from(one["to"].text());
    if (!desk) return error(ErrorCode::integrity, "{}: the record names no desk", out.number);
    out.steps.push_back(
        {.to = *desk, .by = one["by"].string_or(""), .on = TRY(Day::parse(one["on"].text())), .note = one["note"].string_or("")});
  }
  out.answer = json["answer"].string_or("");
  return out;
}

Result<void> check(const ContactReport& report) {
  if (find_contact_topic(report.topic) == nullptr)
    return error(ErrorCode::invalid_input, "there is no topic '{}' for contacts", report.topic);
  if (trim(report.contact).empty() && trim(report.organisation).empty() && trim(report.text).empty())
    return error(ErrorCode::invalid_input, "say at least who it was or what happened");
  if (count_code_points(report.contact) > longest_name || count_code_points(report.organisation) > longest_name ||
      count_code_points(report.text) > longest_text)
    return error(ErrorCode::invalid_input, "a name is longer than {} or the text longer than {} characters", longest_name, longest_text);
  return {};
}

ContactHistory::ContactHistory(const std::vector<ContactReport>& reports) {
  for (const ContactReport& one : reports) {
    if (std::string who = meant(one.contact); !who.empty()) by_contact_[std::move(who)].push_back(&one);
    if (std::string from = meant(one.organisation); !from.empty()) by_organisation_[std::move(from)].push_back(&one);
  }
}

std::vector<const ContactReport*> ContactHistory::about(const ContactReport& report) const {
  std::set<const ContactReport*> found;
  for (const auto& [index, name] : {std::pair{&by_contact_, meant(report.contact)}, {&by_organisation_, meant(report.organisation)}}) {
    const auto same = index->find(name);
    if (name.empty() || same == index->end()) continue;
    for (const ContactReport* other : same->second) {
      const bool near = std::abs(other->on.number - report.on.number) <= contact_memory_days;
      if (near && other->number != report.number) found.insert(other);
    }
  }
  return {found.begin(), found.end()};
}

Json to_json(const ContactWeight& weight) {
  Json reasons = Json::array();
  for (const ContactReason& reason : weight.reasons)
    reasons.push(Json::object({{"id", reason.id}, {"points", reason.points}, {"text", model::to_json(reason.text)}}));
  return Json::object({{"level", weight.level}, {"reasons", std::move(reasons)}});
}

ContactWeight weigh(const ContactReport& report, const ContactHistory& history) {
  const ContactTopic* topic = find_contact_topic(report.topic);
  ContactWeight weight{.level = 0, .reasons = {}};
  add(weight, "topic", topic != nullptr ? topic->level : 1,
      topic != nullptr ? topic->name : model::Wording{"その他の接触", "Another contact"});
  if (report.asked == Asked::non_public || report.asked == Asked::access)
    add(weight, "asked", 1, {"公開されていない情報や立ち入り・接続を求められた", "Asked for what is not public, or to be let in"});
  else if (report.asked == Asked::personal_data)
    add(weight, "asked", 1, {"社員や関係者の個人情報を求められた", "Asked for data about people"});
  if (report.received == Received::money) add(weight, "received", 2, {"金銭を受け取った、または示された", "Money was taken or offered"});
  else if (report.received == Received::meal_or_gift) add(weight, "received", 1, {"食事や贈り物を受けた", "A meal or a present was taken"});
  std::set<std::string> colleagues;
  std::size_t again = 0;
  for (const ContactReport* other : history.about(report)) {
    if (other->reporter == report.reporter) ++again;
    else colleagues.insert(other->reporter);
  }
  if (again > 0)
    add(weight, "again", 1, {"同じ相手から一年以内に繰り返し接触があった", "The same side made contact more than once within a year"});
  if (!colleagues.empty())
    add(weight, "colleagues", 1, {"同じ相手がほかの社員にも接触している", "The same side has approached others of the house as well"});
  weight.level = std::clamp(weight.level, 1, 3);
  return weight;
}

std::vector<ContactRoute> routes_of(const ContactReport& report, int level) {
  std::vector<ContactRoute> out;
  if (const ContactTopic* topic = find_contact_topic(report.topic))
    for (const ContactRoute& route : topic->routes) {
      const bool told = std::ranges::any_of(report.steps, [&](const ContactStep& step) { return step.to == route.to; });
      if (route.from_level <= level && !told) out.push_back(route);
    }
  return out;
}

}  // namespace sekimori::teach
