#include "feature/respond/case_log.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "model/names.h"

namespace sekimori::respond {
namespace {

constexpr std::array<std::string_view, 8> to_names = {
    "desk", "lawyer", "police_station", "prefectural_police", "court_injunction", "court_damages", "customs", "pipc"};
constexpr std::array<std::string_view, 7> state_names = {"preparing", "consulted", "handed_over", "accepted",
                                                         "declined",  "charged",   "outcome"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> categories = {
    std::pair{"lost_profit", "売れなくなったことによる逸失利益"},
    {"infringer_profit", "侵害者が得た利益"},
    {"licence_fee", "使用料に相当する額"},
    {"investigation", "調査の費用"},
    {"lawyer", "弁護士の費用"},
    {"customers", "お客様・取引先への対応"},
    {"recovery", "復旧と再発防止"},
    {"other", "その他"}};

std::string grouped(std::int64_t value) {
  std::string digits = std::to_string(value);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string category_ja(std::string_view name) {
  for (const auto& [id, ja] : categories)
    if (id == name) return std::string(ja);
  return std::string(name);
}

}  // namespace

std::string_view name_of(ReferralTo to) { return to_names.at(static_cast<std::size_t>(to)); }
std::string_view name_of(ReferralState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<ReferralTo> referral_to_from(std::string_view name) { return model::value_named<ReferralTo>(to_names, name); }
std::optional<ReferralState> referral_state_from(std::string_view name) { return model::value_named<ReferralState>(state_names, name); }

Result<std::string> CaseLog::decide(const record::Actor& actor, const KnownCase& known, Decision decision) {
  if (decision.what.empty() || decision.grounds.empty())
    return error(ErrorCode::invalid_input, "a decision says what was decided and on which grounds");
  if (decision.decided_at.nanoseconds == 0) decision.decided_at = parts_.clock.now();
  if (decision.decided_by.empty()) decision.decided_by = actor.account;
  const std::string grounds = decision.grounds;
  return put_case_record(parts_, actor, known,
                         {.kind = "case_decision", .id = {}, .body = to_json(decision), .action = "case_decision.note"}, grounds);
}

Result<std::vector<Decision>> CaseLog::decisions(const record::Actor& actor, const KnownCase& known) {
  std::vector<Decision> out;
  for (const record::Version& version : TRY(case_records(parts_, actor, known, "case_decision"))) {
    Decision decision;
    decision.id = version.id;
    TRY(model::read_text(version.body, "what", decision.what));
    TRY(model::read_text(version.body, "grounds", decision.grounds));
    TRY(model::read_text(version.body, "scope", decision.scope));
    TRY(model::read_text(version.body, "effect_on_evidence", decision.effect_on_evidence));
    TRY(model::read_text(version.body, "decided_by", decision.decided_by));
    TRY(model::read_instant(version.body, "decided_at", decision.decided_at));
    out.push_back(std::move(decision));
  }
  std::ranges::stable_sort(out, {}, &Decision::decided_at);
  return out;
}

Result<std::string> CaseLog::hold_device(const record::Actor& actor, const KnownCase& known, DeviceHold hold, std::string_view reason) {
  if (hold.device.empty()) return error(ErrorCode::invalid_input, "which device is to be held?");
  for (const DeviceHold& other : TRY(devices(actor, known)))
    if (other.device == hold.device && !other.released)
      return error(ErrorCode::conflict, "case {}: the device {} is held already", known.facts.number, hold.device);
  hold.placed_by = actor.account;
  hold.placed_at = parts_.clock.now();
  const std::string why = reason.empty() ? fmt::format("case {}", known.facts.number) : std::string(reason);
  const std::string id = TRY(
      put_case_record(parts_, actor, known, {.kind = "device_hold", .id = {}, .body = to_json(hold), .action = "device_hold.place"}, why));
  CaseBook cases(parts_);
  TRY(cases.hold(actor, known, {{"device", ascii_lower(hold.device)}}, why));
  return id;
}

Result<void> CaseLog::release_device(const record::Actor& actor, const KnownCase& known, std::string_view device, std::string_view reason) {
  if (reason.empty()) return error(ErrorCode::invalid_input, "a reason is needed to release a device");
  for (DeviceHold& hold : TRY(devices(actor, known))) {
    if (hold.device != device || hold.released) continue;
    // The hold first: who may not release one leaves everything as it is, and a second try finds what is left to do.
    CaseBook cases(parts_);
    for (const record::Hold& placed : TRY(cases.holds(record::Actor::system("respond"), known))) {
      const bool of_device = placed.items.size() == 1 && placed.items[0].kind == "device" && placed.items[0].id == ascii_lower(device);
      if (!of_device || placed.released_at) continue;
      record::Change change;
      change.actor = actor;
      change.verb = record::Verb::approve;
      change.reason = reason;
      TRY(parts_.database.write([&](sql::Transaction& tx) { return parts_.records.holds.release(tx, placed.id, change); }));
    }
    hold.released = true;
    TRY(put_case_record(parts_, actor, known,
                        {.kind = "device_hold", .id = hold.id, .body = to_json(hold), .action = "device_hold.release"}, reason));
    return {};
  }
  return error(ErrorCode::not_found, "case {}: the device {} is not held", known.facts.number, device);
}

Result<std::vector<DeviceHold>> CaseLog::devices(const record::Actor& actor, const KnownCase& known) {
  std::vector<DeviceHold> out;
  for (const record::Version& version : TRY(case_records(parts_, actor, known, "device_hold"))) {
    DeviceHold hold;
    hold.id = version.id;
    TRY(model::read_text(version.body, "device", hold.device));
    TRY(model::read_text(version.body, "place", hold.place));
    TRY(model::read_text(version.body, "seal", hold.seal));
    TRY(model::read_day(version.body, "until", hold.until));
    hold.silent = version.body["silent"].bool_or(true);
    hold.released = version.body["released"].bool_or(false);
    TRY(model::read_text(version.body, "placed_by", hold.placed_by));
    TRY(model::read_instant(version.body, "placed_at", hold.placed_at));
    out.push_back(std::move(hold));
  }
  return out;
}

Result<void> CaseLog::refer(const record::Actor& actor, const KnownCase& known, const Referral& referral) {
  for (const Referral& before : TRY(referrals(actor, known)))
    if (before.to == referral.to && before.state > referral.state && referral.note.empty())
      return error(ErrorCode::invalid_input, "{} stands at {}; a step back to {} needs a note", name_of(referral.to), name_of(before.state),
                   name_of(referral.state));
  Referral put = referral;
  if (!put.on) put.on = parts_.zone.day_of(parts_.clock.now());
  TRY(put_case_record(parts_, actor, known,
                      {.kind = "referral",
                       .id = fmt::format("{}/{}", known.id, name_of(put.to)),
                       .body = to_json(put),
                       .action = fmt::format("referral.{}", name_of(put.state))},
                      put.note.empty() ? name_of(put.state) : std::string_view(put.note)));
  return {};
}

Result<std::vector<Referral>> CaseLog::referrals(const record::Actor& actor, const KnownCase& known) {
  std::vector<Referral> out;
  for (const record::Version& version : TRY(case_records(parts_, actor, known, "referral"))) {
    Referral referral;
    TRY(model::read_named(version.body, "to", to_names, referral.to));
    TRY(model::read_named(version.body, "state", state_names, referral.state));
    TRY(model::read_text(version.body, "office", referral.office));
    TRY(model::read_text(version.body, "reference", referral.reference));
    TRY(model::read_text(version.body, "note", referral.note));
    TRY(model::read_day(version.body, "on", referral.on));
    referral.version = version.version;
    out.push_back(std::move(referral));
  }
  std::ranges::stable_sort(out, {}, &Referral::to);
  return out;
}

Result<std::string> CaseLog::add_damage(const record::Actor& actor, const KnownCase& known, DamageItem item, std::string_view reason) {
  if (std::ranges::none_of(categories, [&](const auto& row) { return row.first == item.category; }))
    return error(ErrorCode::invalid_input,
                 "'{}' is no category of damage; known are lost_profit, infringer_profit, licence_fee, "
                 "investigation, lawyer, customers, recovery, other",
                 item.category);
  if (item.yen < 0) return error(ErrorCode::invalid_input, "{} yen is no damage", item.yen);
  if (item.basis.empty()) return error(ErrorCode::invalid_input, "how was the amount found? An item of damage has a basis");
  const std::string why = reason.empty() ? item.basis : std::string(reason);
  return put_case_record(parts_, actor, known, {.kind = "damage", .id = {}, .body = to_json(item), .action = "damage.add"}, why);
}

Result<std::vector<DamageItem>> CaseLog::damages(const record::Actor& actor, const KnownCase& known) {
  std::vector<DamageItem> out;
  for (const record::Version& version : TRY(case_records(parts_, actor, known, "damage"))) {
    DamageItem item;
    item.id = version.id;
    TRY(model::read_text(version.body, "category", item.category));
    TRY(model::read_integer(version.body, "yen", item.yen));
    TRY(model::read_text(version.body, "basis", item.basis));
    TRY(model::read_text(version.body, "exhibit", item.exhibit));
    TRY(model::read_day(version.body, "day", item.day));
    out.push_back(std::move(item));
  }
  return out;
}

std::int64_t CaseLogEntries::damage_yen() const {
  std::int64_t sum = 0;
  for (const DamageItem& item : damages) sum += item.yen;
  return sum;
}

Result<CaseLogEntries> CaseLog::all(const record::Actor& actor, const KnownCase& known) {
  CaseLogEntries out;
  out.decisions = TRY(decisions(actor, known));
  out.devices = TRY(devices(actor, known));
  out.referrals = TRY(referrals(actor, known));
  out.damages = TRY(damages(actor, known));
  return out;
}

paper::Paper write_damage_sheet(const KnownCase& known, const std::vector<DamageItem>& items) {
  paper::Paper paper("損害計算書");
  paper.set_footer(fmt::format("事件 {}", known.facts.number));
  if (items.empty()) {
    paper.paragraph("まだ算定していない。");
    return paper;
  }
  std::vector<std::vector<std::string>> rows;
  std::map<std::string, std::int64_t> sums;
  std::int64_t total = 0;
  std::vector<std::string> bare;
  for (const DamageItem& item : items) {
    rows.push_back({category_ja(item.category), item.day ? item.day->to_string() : "", grouped(item.yen), item.basis,
                    item.exhibit.empty() ? "(なし)" : item.exhibit});
    sums[item.category] += item.yen;
    total += item.yen;
    if (item.exhibit.empty()) bare.push_back(fmt::format("{} {}円: 裏付ける証拠がない", category_ja(item.category), grouped(item.yen)));
  }
  paper.table({"費目", "日", "額 (円)", "算定の根拠", "証拠"}, std::move(rows), {3, 2, 2, 5, 1});
  std::vector<std::vector<std::string>> totals;
  for (const auto& [category, sum] : sums) totals.push_back({category_ja(category), grouped(sum)});
  totals.push_back({"合計", grouped(total)});
  paper.table({"費目", "額 (円)"}, std::move(totals), {4, 2});
  paper.paragraph(
      "不正競争防止法5条は、逸失利益 (1項)、侵害者の利益 (2項)、使用料相当額 (3項) "
      "のいずれかによる算定を認める。重なるものを足してよいかは弁"
      "護士が判断する。");
  if (!bare.empty()) {
    paper.heading(1, "証拠の足りない費目");
    paper.listing(std::move(bare));
  }
  return paper;
}

Json to_json(const Decision& d) {
  return Json::object({{"what", d.what},
                       {"grounds", d.grounds},
                       {"scope", d.scope},
                       {"effect_on_evidence", d.effect_on_evidence},
                       {"decided_by", d.decided_by},
                       {"decided_at", d.decided_at.to_rfc3339()}});
}
Json to_json(const DeviceHold& h) {
  return Json::object({{"device", h.device},
                       {"place", h.place},
                       {"seal", h.seal},
                       {"until", model::day_json(h.until)},
                       {"silent", h.silent},
                       {"released", h.released},
                       {"placed_by", h.placed_by},
                       {"placed_at", h.placed_at.to_rfc3339()}});
}
Json to_json(const Referral& r) {
  return Json::object({{"to", name_of(r.to)},
                       {"state", name_of(r.state)},
                       {"office", r.office},
                       {"reference", r.reference},
                       {"note", r.note},
                       {"on", model::day_json(r.on)}});
}
Json to_json(const DamageItem& i) {
  return Json::object(
      {{"category", i.category}, {"yen", i.yen}, {"basis", i.basis}, {"exhibit", i.exhibit}, {"day", model::day_json(i.day)}});
}

Json to_json(const CaseLogEntries& entries) {
  Json decisions = Json::array(), devices = Json::array(), referrals = Json::array(), damages = Json::array();
  const auto with_id = [](Json row, const std::string& id) { return std::move(row.set("id", id)); };
  for (const Decision& one : entries.decisions) decisions.push(with_id(to_json(one), one.id));
  for (const DeviceHold& one : entries.devices) devices.push(with_id(to_json(one), one.id));
  for (const Referral& one : entries.referrals) referrals.push(std::move(to_json(one).set("version", one.version)));
  for (const DamageItem& one : entries.damages) damages.push(with_id(to_json(one), one.id));
  return Json::object({{"decisions", std::move(decisions)},
                       {"devices", std::move(devices)},
                       {"referrals", std::move(referrals)},
                       {"damages", std::move(damages)},
                       {"damage_yen", entries.damage_yen()}});
}

}  // namespace sekimori::respond
