#include "feature/protect/people/touched_secrets.h"

#include <algorithm>
#include <map>

#include "model/names.h"

namespace sekimori::protect {
namespace {

void add_once(std::vector<std::string>& list, const std::string& text) {
  constexpr std::size_t most = 20;
  if (!text.empty() && list.size() < most && std::ranges::find(list, text) == list.end()) list.push_back(text);
}

// Out of the house, or onto something that can be carried away.
bool goes_out(const model::Event& event) {
  using model::Activity;
  return !event.peripheral.empty() || event.activity == Activity::upload || event.activity == Activity::send ||
         event.activity == Activity::print || (event.activity == Activity::copy && !event.target.empty());
}

}  // namespace

Json to_json(const TouchedSecrets& seen) {
  Json secrets = Json::array();
  for (const TouchedSecret& touched : seen.secrets)
    secrets.push(Json::object({{"secret", touched.number},
                               {"level", touched.level},
                               {"permitted", touched.permitted},
                               {"events", touched.events},
                               {"carried", touched.written},
                               {"first", touched.first.to_rfc3339()},
                               {"last", touched.last.to_rfc3339()},
                               {"devices", model::texts_json(touched.devices)},
                               {"to", model::texts_json(touched.to)}}));
  return Json::object({{"secrets", std::move(secrets)},
                       {"events", seen.events},
                       {"not_seen", model::texts_json(seen.not_seen)},
                       {"accounts", model::texts_json(seen.accounts)},
                       {"devices", model::texts_json(seen.devices)}});
}

Result<TouchedSecrets> touched_secrets(model::EventSearch& events, model::SourceBlocks& sources, model::SecretDirectory& secrets,
                                       const model::Person& person, Instant first, Instant last) {
  TouchedSecrets out;
  out.accounts = person.accounts;
  std::map<std::string, TouchedSecret> by_number;
  for (const model::SourceStanding& source : TRY(sources.sources())) {
    if (!source.may_score) {
      out.not_seen.push_back(source.source.name);
      continue;
    }
    if (person.accounts.empty()) continue;
    model::EventQuestion question;
    question.source_id = source.id;
    question.users = person.accounts;
    question.first = first;
    question.last = last;
    TRY(events.each(question, [&](const model::Event& event) -> Result<void> {
      ++out.events;
      add_once(out.devices, event.device);
      const auto secret = secrets.find_by_path(event.object);
      if (!secret) return {};
      auto [at, fresh] = by_number.try_emplace(secret->secret.number);
      TouchedSecret& touched = at->second;
      if (fresh) {
        touched.number = secret->secret.number;
        touched.level = static_cast<int>(secret->secret.level);
        touched.permitted = std::ranges::any_of(secret->secret.permitted, [&](const model::Permission& permission) {
          return permission.staff_number == person.staff_number || permission.staff_number == "group:" + person.department;
        });
        touched.first = touched.last = event.time;
      }
      ++touched.events;
      touched.first = std::min(touched.first, event.time);
      touched.last = std::max(touched.last, event.time);
      add_once(touched.devices, event.device);
      if (goes_out(event)) {
        ++touched.written;
        add_once(touched.to, event.peripheral.empty() ? event.target : event.peripheral);
      }
      return {};
    }));
  }
  for (auto& [number, touched] : by_number) out.secrets.push_back(std::move(touched));
  std::ranges::sort(out.secrets, [](const TouchedSecret& a, const TouchedSecret& b) {
    return std::tie(b.written, b.level, b.events, a.number) < std::tie(a.written, a.level, a.events, b.number);
  });
  return out;
}

}  // namespace sekimori::protect
