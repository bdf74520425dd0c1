#include "node/bounce_intake.h"

#include "feature/teach/newsletter/bounce_report.h"
#include "feature/teach/newsletter/return_address.h"
#include "feature/teach/teach_room.h"

namespace sekimori::node {
namespace {

Result<teach::BounceTaken> take(Node& node, const share::Delivery& delivery) {
  teach::TeachRoom& teach = node.teach();
  const teach::MailPlace place = TRY(teach::read_return_address(teach.subscribers.links(), delivery.recipient));
  const std::string domain = delivery.recipient.substr(delivery.recipient.rfind('@') + 1);
  const teach::BounceReport report = TRY(teach::read_bounce(as_text(delivery.mail), delivery.sender, "newsletter." + domain));
  const std::string address = TRY(teach.sending.address_of(place));
  if (report.action != "failed" && report.action != "delayed") return teach::BounceTaken::known;
  return teach.subscribers.take_bounce(
      {.issue = place.issue, .address_id = address, .status = report.status, .diagnostic = report.diagnostic, .hard = report.hard});
}

}  // namespace

Json to_json(const BouncesTaken& done) {
  Json reasons = Json::array();
  for (const std::string& one : done.reasons) reasons.push(one);
  return Json::object({{"counted", done.counted},
                       {"suspended", done.suspended},
                       {"known", done.known},
                       {"held", done.held},
                       {"letters", done.letters},
                       {"reasons", std::move(reasons)}});
}

share::MailDrop bounce_drop(Files& files, const Path& spool) { return share::MailDrop(files, spool / "bounces"); }

Result<BouncesTaken> take_bounces(Node& node, std::string_view public_url) {
  BouncesTaken done;
  share::MailDrop drop = bounce_drop(node.seams().files, node.data().spool());
  for (const std::string& id : TRY(drop.waiting())) {
    const auto delivery = drop.read(id);
    if (!delivery) {
      if (delivery.error().code == ErrorCode::not_found) continue;
      return std::unexpected(delivery.error());
    }
    const auto taken = take(node, *delivery);
    if (!taken) {
      if (taken.error().code != ErrorCode::invalid_input && taken.error().code != ErrorCode::not_found)
        return std::unexpected(taken.error());
      TRY(drop.hold(id, taken.error().message));
      ++done.held;
      done.reasons.push_back(taken.error().message);
      continue;
    }
    switch (*taken) {
      case teach::BounceTaken::suspended: ++done.suspended; [[fallthrough]];
      case teach::BounceTaken::counted: ++done.counted; break;
      default: ++done.known;
    }
    TRY(drop.remove(id));
  }
  done.letters = TRY(
      node.teach().subscribers.tell_bounces(public_url.empty() ? std::string() : fmt::format("{}/public/newsletter/contact/", public_url)));
  return done;
}

}  // namespace sekimori::node
