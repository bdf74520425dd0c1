#include "feature/share/poll_urn.h"

#include "base/json.h"
#include "engine/ledger/key.h"

namespace sekimori::share {
namespace {

constexpr std::size_t step = 16 * 1024;  // boxes grow by this, not by a ballot
constexpr std::size_t mark_length = 32;

}  // namespace

std::string voter_mark(const Sensitive<Bytes>& key, std::string_view member) {
  return to_hex(hmac_sha256(key.reveal(), as_bytes(fmt::format("voter\n{}", member)))).substr(0, mark_length);
}

Result<void> PollUrn::cast(const std::string& mark, std::size_t option) {
  if (option >= votes_.size()) return error(ErrorCode::invalid_input, "there is no option {}", option + 1);
  if (!marks_.insert(mark).second) return error(ErrorCode::conflict, "this member has voted already");
  ++votes_[option];
  return {};
}

Bytes PollUrn::seal(const Sensitive<Bytes>& key, Random& random) const {
  Json marks = Json::array(), votes = Json::array();
  for (const std::string& one : marks_) marks.push(one);
  for (const std::int64_t one : votes_) votes.push(one);
  std::string text = Json::object({{"marks", std::move(marks)}, {"votes", std::move(votes)}}).dump();
  text.resize((text.size() / step + 1) * step, ' ');
  return ledger::wrap_secret(as_bytes(text), key, random);
}

Result<PollUrn> PollUrn::open(ByteView box, const Sensitive<Bytes>& key) {
  const auto plain = ledger::unwrap_secret(box, key);
  if (!plain) return error(ErrorCode::integrity, "the urn of a poll does not open with the key of this node");
  const Json json = TRY(Json::parse(as_text(plain->reveal())));
  PollUrn out(json["votes"].items().size());
  for (const Json& one : json["marks"].items()) out.marks_.emplace(one.text());
  for (std::size_t i = 0; i < out.votes_.size(); ++i) out.votes_[i] = json["votes"].items()[i].integer_or(0);
  return out;
}

}  // namespace sekimori::share
