// The way a mail took, out of its Received lines (RFC 5321 4.4), and what is odd about it.
//
//   Route route = read_route(mail, context);
//   route.hops[*route.border].address;                // the first host outside the organisation, as our own server saw it
//   find_route_signs(mail, route, context, signs);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/mail/context.h"
#include "engine/mail/mail.h"
#include "engine/mail/sign.h"

namespace sekimori::mail {

struct Hop {
  std::string says;     // how the sending host called itself (HELO)
  std::string name;     // to which name its address belongs; "" where the line tells none or "unknown"
  std::string address;  // "" where the line tells none
  std::string by;       // who took it in
  std::string with;     // protocol
  std::optional<Instant> at;
  std::optional<std::int64_t> delay_seconds;  // since the hop before; negative: clocks or lies
  bool outside = false;                       // the address is a public one
};

struct Route {
  std::vector<Hop> hops;              // topmost first: the last hop comes first
  std::optional<std::size_t> border;  // the hop at which the mail came in from outside: lines below it anybody could have written
};

Route read_route(const Mail& mail, const Context& context);
Json to_json(const Route& route);
void find_route_signs(const Mail& mail, const Route& route, const Context& context, Signs& signs);

}  // namespace sekimori::mail
