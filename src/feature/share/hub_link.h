// To which hub a company node belongs, and how it speaks to it.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::share {

struct HubLink {
  std::string name;          // a-z 0-9 - _: what people call it here
  std::string address;       // https://hub.example, without a last slash
  std::string member;        // our number there: M-001
  std::string sealed_token;  // wrapped under the company key, base64
  Day since;
};

Json to_json(const HubLink& link);
Result<HubLink> hub_link_from_json(const Json& json);
Json shown_json(const HubLink& link);  // without the token

}  // namespace sekimori::share
