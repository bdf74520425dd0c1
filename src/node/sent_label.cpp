#include "node/sent_label.h"

#include "base/text.h"
#include "feature/share/share_room.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::node {
namespace {

struct Arrived {
  share::KnownSentReport sent;
  share::HubLink link;
};

Result<Arrived> arrived(Node& node, const record::Actor& actor, std::string_view number) {
  share::KnownSentReport sent = TRY(node.share().sent.find(actor, number));
  if (sent.value.remote.empty())
    return error(ErrorCode::conflict, "{}: the hub has not answered with a number for it; send it again", number);
  share::HubLink link = TRY(node.share().links.find(record::Actor::system("hub"), sent.value.hub)).value;
  return Arrived{std::move(sent), std::move(link)};
}

Result<model::HubAccess> access_of(Node& node, const share::HubLink& link, Language language) {
  return model::HubAccess{
      .address = link.address, .token = TRY(node.share().links.token(link)), .authorities = link.authorities, .language = language};
}

Json label_of(const share::SentReport& sent, const Json& told) {
  return Json::object({{"number", sent.number}, {"widest", told["widest"].text()}, {"state", told["state"].text()}});
}

}  // namespace

Result<Json> sent_label(Node& node, const LabelWay& way, const web::HubAsker& asker, std::string_view number) {
  const Arrived known = TRY(arrived(node, asker.actor, number));
  const auto desk = TRY(way.open(TRY(access_of(node, known.link, asker.language))));
  return label_of(known.sent.value, TRY(desk->show(known.sent.value.remote)));
}

Result<Json> say_sent_label(Node& node, const LabelWay& way, const web::HubAsker& asker, std::string_view number, const std::string& widest,
                            const std::string& reason) {
  const Arrived known = TRY(arrived(node, asker.actor, number));
  TRY(node.database().read([&](sql::Transaction& tx) {
    return node.records().records.check(tx, asker.actor, record::Verb::approve, "sent_report", known.sent.id);
  }));
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "how far a report may go is said with a reason");
  const Json told = TRY(way.say(TRY(access_of(node, known.link, asker.language)), known.sent.value.remote, widest, reason));
  TRY(node.database().write([&](sql::Transaction& tx) -> Result<void> {
    const record::Grant grant = TRY(node.records().records.check(tx, asker.actor, record::Verb::approve, "sent_report", known.sent.id));
    TRY(node.records().changes.write(tx, {.actor = asker.actor,
                                          .role = grant.role,
                                          .action = "sent_report.allow",
                                          .kind = "sent_report",
                                          .id = known.sent.id,
                                          .reason = fmt::format("{}: {}", widest.empty() ? "inside" : widest, reason)}));
    return {};
  }));
  // The state and the draft that may have gone with it.
  const auto desk = TRY(way.open(TRY(access_of(node, known.link, asker.language))));
  TRY(node.share().sent.follow(asker.actor, *desk, number));
  return label_of(known.sent.value, told);
}

}  // namespace sekimori::node
