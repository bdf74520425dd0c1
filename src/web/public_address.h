// Where people outside reach this node, for links in mails: what it was told (--public-url), or this machine itself while somebody tries it
// out.
//
//   public_address(services, request) + "/public/seminars/…"
//
// Never what a request's Host says of another machine: whoever sends a forged one would get his own address into our mails.
#pragma once

#include "web/services.h"

namespace sekimori::web {

inline std::string public_address(const Services& services, const Request& request) {
  constexpr std::string_view no_more_than_a_scheme = "https://";
  if (services.public_url.size() > no_more_than_a_scheme.size()) return services.public_url;
  const std::string_view host = request.header("host");
  const bool here = host.starts_with("127.0.0.1:") || host.starts_with("localhost:") || host == "localhost" || host == "127.0.0.1";
  return here ? "http://" + std::string(host) : std::string();
}

}  // namespace sekimori::web
