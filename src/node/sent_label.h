// How far a report that this firm told a hub may go: the firm's own word, whatever label stands inside. The hub keeps it; here stands, as a
// change record, who said it and why.
//
//   const LabelWay way{.open = net::HubDeskClient::open, .say = net::HubDeskClient::say_label};
//   TRY(say_sent_label(node, way, asker, "T-2026-001", "GREEN", "our suppliers should know"));
//   TRY(sent_label(node, way, asker, "T-2026-001"));       // {number, widest, state}
#pragma once

#include "model/ports/hub_desk.h"
#include "node/node.h"
#include "web/hub_member.h"

namespace sekimori::node {

struct LabelWay {
  model::OpenHub open;
  std::function<Result<Json>(model::HubAccess, const std::string& report, const std::string& widest, const std::string& reason)> say;
};

// {number, widest, state}, asked of the hub now; `widest` empty: the label inside the report binds. conflict: the hub has no number for it
// yet.
Result<Json> sent_label(Node& node, const LabelWay& way, const web::HubAsker& asker, std::string_view number);
// Needs "sent_report.approve", as a consent does. A draft that the hub had made is gone: it was made for another label.
Result<Json> say_sent_label(Node& node, const LabelWay& way, const web::HubAsker& asker, std::string_view number, const std::string& widest,
                            const std::string& reason);

}  // namespace sekimori::node
