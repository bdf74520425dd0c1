// Of the book of reports, what came out: shares, who reads them, their recall, and whether they hide whose they are.
#include <algorithm>

#include "base/text.h"
#include "engine/mask/crowd/crowd_check.h"
#include "engine/mask/pseudonym.h"
#include "feature/share/audiences.h"
#include "feature/share/report_book.h"

namespace sekimori::share {

using mask::across_audience;

std::string_view whose_name_hides(const HubReport& report) {
  if (!report.member.empty() && !report.contributed) return report.member;
  if (!report.draft) return {};
  // A draft that has a pseudonym and does not say whose was made for whoever reported.
  return report.draft->about.empty() && !report.draft->pseudonym.empty() ? std::string_view(report.member)
                                                                         : std::string_view(report.draft->about);
}

Result<std::vector<KnownReport>> ReportBook::reports_about(sql::Transaction& tx, const record::Actor& actor, std::string_view member) {
  std::vector<KnownReport> out = TRY(reports_.list(tx, actor, "member", member));
  std::erase_if(out, [](const KnownReport& one) { return one.value.contributed; });
  for (KnownReport& one : TRY(reports_.list(tx, actor, "about", member)))
    if (whose_name_hides(one.value) == member) out.push_back(std::move(one));
  return out;
}

Result<void> ReportBook::check_crowd(sql::Transaction& tx, const HubReport& report, std::string_view tlp,
                                     const std::optional<mask::Roster>& roster) {
  const std::string_view hides = whose_name_hides(report);
  if (hides.empty() || !roster) return {};
  const Draft& draft = *report.draft;
  std::map<std::string, std::vector<std::string>, std::less<>> could_be;  // of each share, when it was made
  for (const KnownReport& one : TRY(reports_about(tx, record::Actor::system("share"), hides)))
    if (one.value.draft && !one.value.share.empty()) could_be.emplace(one.value.share, one.value.draft->could_be);
  std::vector<mask::ReleasedShare> shares;
  for (const KnownShare& one : TRY(shares_.list(tx, record::Actor::system("share"), "audience", draft.audience)))
    if (one.value.pseudonym == draft.pseudonym && one.value.epoch == draft.epoch)
      shares.push_back({.audience = one.value.audience,
                        .epoch = one.value.epoch,
                        .pseudonym = one.value.pseudonym,
                        .attributes = TRY(mask::Attributes::from_json(one.value.attributes)),
                        .report = {},
                        .everybody = reaches_everybody(one.value.tlp),
                        .could_be = could_be[one.value.number]});
  shares.push_back({.audience = draft.audience,
                    .epoch = draft.epoch,
                    .pseudonym = draft.pseudonym,
                    .attributes = TRY(mask::Attributes::from_json(draft.attributes)),
                    .report = {},
                    .everybody = reaches_everybody(tlp)});
  for (const mask::CrowdFault& fault : mask::check_crowds(*roster, shares, roster->find(hides)).faults)
    if (fault.share + 1 == shares.size() || fault.what == mask::CrowdFault::What::too_few_together)
      return error(ErrorCode::conflict,
                   "{}: among today's members it could be one of {} only, too few for {}; mask it anew, or release it closer",
                   report.number, fault.candidates, tlp);
  return {};
}

Result<std::vector<std::string>> ReportBook::readers_of(sql::Transaction& tx, std::string_view audience) {
  const record::Actor system = record::Actor::system("share");
  std::vector<std::string> readers;
  if (audience == across_audience) {
    for (const KnownSig& sig : TRY(sigs_.list(tx, system))) readers.push_back("group:" + group_of_sig(sig.value.id));
    return readers;
  }
  const auto sig = TRY(sigs_.find(tx, system, audience));
  if (sig.value.across.empty()) readers.push_back("group:" + group_of_sig(audience));
  for (const std::string& other : sig.value.across) readers.push_back("group:" + group_of_sig(other));
  return readers;
}

Result<std::vector<std::string>> ReportBook::readers_of(std::string_view audience) {
  return parts_.database.read([&](sql::Transaction& tx) { return readers_of(tx, audience); });
}

Result<Json> ReportBook::document_of(const Share& share) {
  return Json::parse(as_text(TRY(parts_.blobs.get(TRY(blob::parse_digest(share.blob)), blob::Verify::yes))));
}

void ReportBook::tell_outlet(const KnownShare& share) {
  if (outlet_ == nullptr) return;
  const auto told = outlet_->follow(share.value.number);
  if (!told && trace_ != nullptr)
    trace_->write(TraceLevel::error, "share.not_brought_out", {{"share", share.value.number}, {"error", told.error().message}});
}

Result<KnownShare> ReportBook::recall(sql::Transaction& tx, const record::Actor& actor, const KnownShare& share, std::string_view reason) {
  const record::Actor system = record::Actor::system("share");
  auto changed = TRY(shares_.change(
      tx, actor, share.id, reason,
      [&](Share& one) -> Result<void> {
        if (one.recalled_at) return error(ErrorCode::conflict, "{} was recalled already", one.number);
        one.recalled_at = parts_.clock.now();
        one.recall_reason = reason;
        return {};
      },
      record::Verb::update, "share.recall"));
  for (const KnownReport& report : TRY(reports_.list(tx, system)))
    if (report.value.share == share.value.number && report.value.state == ReportState::released)
      TRY(reports_.change(
          tx, system, report.id, reason,
          [](HubReport& one) -> Result<void> {
            one.state = ReportState::recalled;
            return {};
          },
          record::Verb::update, "hub_report.recall"));
  return changed;
}

Result<KnownShare> ReportBook::release_received(const record::Actor& actor, const mask::Masked<Json>& bytes,
                                                const ReceivedShare& received) {
  const ShareOrigin& origin = received.origin;
  if (!is_tlp(received.tlp))
    return error(ErrorCode::invalid_input, "'{}' is no label of TLP 2.0: CLEAR, GREEN, AMBER, AMBER+STRICT or RED", received.tlp);
  if (!report_kind_from(received.kind)) return error(ErrorCode::invalid_input, "'{}' is no kind of report", received.kind);
  if (strictness_of(received.tlp) < strictness_of(origin.label))
    return error(ErrorCode::not_permitted, "{} came under {}; here it goes no further than that", origin.warning, origin.label);
  if (received.audience != across_audience) TRY(sigs_.find(actor, received.audience));
  for (const SharedIndicator& one : received.indicators)
    if (!stands_in(bytes.value(), one.value))
      return error(ErrorCode::invalid_input, "'{}' does not stand in the masked bytes; only what does may be told as an indicator",
                   one.value);
  Share share;
  share.sha256 = to_hex(bytes.digest());
  share.blob = to_hex(TRY(parts_.blobs.put(as_bytes(bytes.value().dump()))).digest);
  if (share.blob != share.sha256) return error(ErrorCode::integrity, "what the gate searched is not what would be kept");
  share.audience = received.audience;
  share.tlp = received.tlp;
  share.kind = received.kind;
  for (const std::string_view one : {"industry", "size", "region", "month"}) share.attributes.set(one, "*");
  share.provenance = Provenance::outside;
  share.origin = origin;
  share.policy = received.policy;
  share.indicators = received.indicators;
  if (received.playbook != nullptr && is_playbook(received.playbook->value())) share.playbook = received.playbook->value();
  auto made = TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<KnownShare> {
    // Two ways may bring it at the same moment.
    for (const KnownShare& one : TRY(shares_.list(tx, record::Actor::system("share"), "origin", origin.report)))
      if (!one.value.recalled_at)
        return error(ErrorCode::conflict, "{}: its members have it already as {}", origin.warning, one.value.number);
    share.number = TRY(next_number(tx, "share", 'S'));
    share.released_at = parts_.clock.now();
    auto kept = TRY(shares_.create(tx, actor, share, fmt::format("from outside: {}", origin.warning), {}, "share.release"));
    TRY(parts_.records.set_readers(tx, "share", kept.id, TRY(readers_of(tx, share.audience)),
                                   {.actor = record::Actor::system("share"), .reason = "audience"}));
    return kept;
  }));
  tell_outlet(made);
  return made;
}

Result<std::vector<KnownShare>> ReportBook::shares_of_origin(std::string_view report) {
  return shares_.list(record::Actor::system("share"), "origin", report);
}

Result<KnownShare> ReportBook::recall(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a recall needs a reason");
  const KnownShare known = TRY(share(actor, number));
  TRY(parts_.database.read([&](sql::Transaction& tx) { return parts_.records.check(tx, actor, record::Verb::update, "share", known.id); }));
  TRY(gate_.admit(std::string(reason)));
  auto recalled = TRY(parts_.database.write([&](sql::Transaction& tx) { return recall(tx, actor, known, reason); }));
  tell_outlet(recalled);
  return recalled;
}

Result<std::vector<KnownShare>> ReportBook::shares(const record::Actor& actor) {
  auto out = TRY(shares_.list(actor));
  std::ranges::sort(out, {}, [](const KnownShare& one) { return one.value.number; });
  return out;
}

Result<KnownShare> ReportBook::share(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shares_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no share {} in sight", number);
  return *std::move(found);
}

Result<std::string> ReportBook::share_bytes(const record::Actor& actor, std::string_view number) {
  const KnownShare known = TRY(share(actor, number));
  if (known.value.recalled_at) return error(ErrorCode::conflict, "{} was recalled: {}", number, known.value.recall_reason);
  const Bytes bytes = TRY(parts_.blobs.get(TRY(blob::parse_digest(known.value.blob)), blob::Verify::yes));
  return std::string(as_text(bytes));
}

Result<void> ReportBook::note_departure(const record::Actor& actor, std::string_view number, std::string_view address) {
  const KnownShare known = TRY(share(actor, number));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const record::Grant grant = TRY(parts_.records.check(tx, actor, record::Verb::update, "share", known.id));
    TRY(parts_.changes.write(tx, {.actor = actor,
                                  .role = grant.role,
                                  .action = "share.push",
                                  .kind = "share",
                                  .id = known.id,
                                  .version = known.version,
                                  .hash_after = known.value.sha256,
                                  .reason = std::string(address)}));
    return {};
  });
}

Result<Sensitive<Bytes>> ReportBook::pseudonym_key() {
  const auto keys = TRY(parts_.company_key());
  Sha256 hash;
  hash.update(as_bytes("sekimori pseudonyms v1"));
  hash.update(keys.back().reveal());
  const Digest digest = hash.finish();
  return Sensitive<Bytes>(Bytes(digest.begin(), digest.end()));
}

Result<std::vector<mask::ReleasedShare>> ReportBook::released(const record::Actor& actor, std::string_view member) {
  std::vector<mask::ReleasedShare> out;
  if (member.empty()) return out;
  const auto about = TRY(parts_.database.read([&](sql::Transaction& tx) { return reports_about(tx, actor, member); }));
  for (const KnownReport& report : about) {
    if (report.value.share.empty()) continue;
    const auto known = TRY(shares_.find_by(record::Actor::system("share"), "number", report.value.share));
    if (!known) continue;  // recalled ones count: they have been read
    out.push_back({.audience = known->value.audience,
                   .epoch = known->value.epoch,
                   .pseudonym = known->value.pseudonym,
                   .attributes = TRY(mask::Attributes::from_json(known->value.attributes)),
                   .report = report.value.number,
                   .could_be = report.value.draft ? report.value.draft->could_be : std::vector<std::string>()});
  }
  std::ranges::sort(out, {}, [](const mask::ReleasedShare& one) { return one.report; });
  return out;
}

}  // namespace sekimori::share
