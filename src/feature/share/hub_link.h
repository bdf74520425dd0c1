// To which hub a company node belongs, and how it speaks to it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "model/ports/hub_desk.h"

namespace sekimori::share {

// What came of the last trial of the way.
struct LinkTrial {
  Instant at;
  model::TrialOutcome outcome = model::TrialOutcome::unreachable;
  std::string detail;        // what was said
  std::string organisation;  // the hub's name, where it told it
  std::int64_t collections = 0;
};
std::string_view name_of(model::TrialOutcome outcome);
LinkTrial trial_of(const model::HubTrial& trial, Instant at);
Json to_json(const LinkTrial& trial);

struct HubLink {
  std::string name;          // a-z 0-9 - _: what people call it here
  std::string address;       // https://hub.example, without a last slash
  std::string member;        // our number there: M-001
  std::string sealed_token;  // wrapped under the company key, base64
  std::string authorities;   // PEM of who vouches for the hub's certificate; empty: the system's
  Day since;
  std::optional<LinkTrial> trial;
};

Json to_json(const HubLink& link);
Result<HubLink> hub_link_from_json(const Json& json);
Json shown_json(const HubLink& link);  // without the token; of the authorities whether there are own ones

}  // namespace sekimori::share
