// Who looks at a page that works without scripts.
//
//   const auto visitor = visitor_of(services, request);
//   if (!visitor) return see_other("/log-in?next=/verify-bag");
#pragma once

#include <memory>
#include <optional>

#include "record/token.h"
#include "web/services.h"

namespace sekimori::web {

struct Visitor {
  std::shared_ptr<const record::Session> session;
  std::string csrf;  // for the page's forms
};

// By the cookie of a browser's session; nothing: send him to the log-in. A token made for a program opens no page.
std::optional<Visitor> visitor_of(Services& services, const Request& request);

}  // namespace sekimori::web
