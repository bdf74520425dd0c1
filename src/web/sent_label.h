// How far a report that was told to a hub may go: asked of the hub, and said to it. Answered by node/sent_label.h; apart from services.h,
// so that no other route is compiled anew.
#pragma once

#include "web/services.h"

namespace sekimori::web {

struct SentLabels {
  std::function<Result<Json>(const HubAsker&, std::string_view report)> show;
  std::function<Result<Json>(const HubAsker&, std::string_view report, const std::string& widest, const std::string& reason)> say;
};

void add_sent_label_routes(Router& router, SentLabels labels);

}  // namespace sekimori::web
