#include "feature/protect/executive_page.h"

#include <algorithm>
#include <map>
#include <set>

#include "model/names.h"

namespace sekimori::protect {
namespace {

constexpr std::size_t most_departments = 10;
constexpr std::int32_t year = 365;

std::string part(std::size_t some, std::size_t all) {
  return all == 0 ? std::string("0") : fmt::format("{} / {} ({} %)", some, all, 100 * some / all);
}

}  // namespace

Result<Posture> gather_posture(Shelf& shelf, Register& reg, ReceiptBook& receipts, const Zone& zone, const record::Actor& actor) {
  TRY(record::Permissions::standard().check(actor, record::Verb::read, {.kind = "posture", .id = ""}));
  const record::Actor counter = record::Actor::system("posture");
  Posture out;
  out.day = zone.day_of(shelf.clock().now());
  Readiness readiness(shelf, reg, zone);
  const auto all = TRY(readiness.all(counter));
  const auto marking = TRY(readiness.over_marking(counter));
  out.totals = Readiness::total(all, marking);
  std::map<std::string, DepartmentPosture> departments;
  std::set<std::string> names;
  const auto people = TRY(reg.people(counter));
  out.people = people.size();
  for (const model::KnownPerson& known : people)
    if (!known.person.department.empty()) names.insert(known.person.department);
  for (const std::string& name : names) departments[name];
  for (const SecretReadiness& one : all) {
    DepartmentPosture& department = departments[one.department];
    ++department.secrets;
    ++out.by_level[static_cast<size_t>(one.level) - 1];
    department.complete += std::ranges::all_of(one.assessed, [](auto status) { return status == model::RequirementStatus::met; }) ? 1 : 0;
    department.basics_missing += std::ranges::any_of(one.measures, [](const MeasureState& s) { return s.basic && !s.done; }) ? 1 : 0;
  }
  for (const OverMarking& group : marking) {
    departments[group.department].reviews_overdue += group.review_overdue;
    departments[group.department].signs_of_over_marking += group.signs.size();
  }
  StockTaking stock(shelf, zone);
  for (const Coverage& one : TRY(stock.coverage(counter, {}))) {
    departments[one.department].stock_percent = one.percent();
    departments[one.department].last_review = one.last_review;
    out.departments_stocktaken += one.percent() == 100 ? 1 : 0;
  }
  for (auto& [name, department] : departments) {
    department.department = name;
    out.departments.push_back(std::move(department));
  }
  std::ranges::stable_sort(out.departments, [](const DepartmentPosture& a, const DepartmentPosture& b) {
    return a.basics_missing + a.reviews_overdue > b.basics_missing + b.reviews_overdue;
  });
  MediumItems items(shelf, zone);
  out.items_open = TRY(items.open_items(counter, out.day, Day{out.day.number - year})).size();
  out.proposals_waiting = TRY(shelf.all<LevelProposal>(counter, {}, "state", name_of(ProposalState::proposed))).size();
  CategoryBook categories(shelf, receipts);
  if (const auto edition = TRY(categories.current(counter))) {
    std::set<std::string> have;
    for (const auto& kept : TRY(receipts.of_subject(counter, Subject::category_list, category_list_id)))
      if (kept.item.told.edition == edition->number) have.insert(kept.item.staff_number);
    out.people_with_category_list = have.size();
  }
  return out;
}

Json to_json(const Posture& p) {
  Json departments = Json::array();
  for (const DepartmentPosture& d : p.departments)
    departments.push(Json::object({{"department", d.department},
                                   {"secrets", d.secrets},
                                   {"complete", d.complete},
                                   {"basics_missing", d.basics_missing},
                                   {"reviews_overdue", d.reviews_overdue},
                                   {"signs_of_over_marking", d.signs_of_over_marking},
                                   {"stock_percent", d.stock_percent},
                                   {"last_review", model::day_json(d.last_review)}}));
  return Json::object({{"day", p.day.to_string()},
                       {"secrets", p.totals.secrets},
                       {"complete", p.totals.complete},
                       {"secrecy_management_met", p.totals.met[0]},
                       {"usefulness_met", p.totals.met[1]},
                       {"non_public_met", p.totals.met[2]},
                       {"basics_missing", p.totals.basics_missing},
                       {"reviews_overdue", p.totals.reviews_overdue},
                       {"level_internal", p.by_level[0]},
                       {"level_confidential", p.by_level[1]},
                       {"level_top", p.by_level[2]},
                       {"departments_stocktaken", p.departments_stocktaken},
                       {"items_open", p.items_open},
                       {"proposals_waiting", p.proposals_waiting},
                       {"people", p.people},
                       {"people_with_category_list", p.people_with_category_list},
                       {"departments", std::move(departments)}});
}

paper::Paper executive_page(const Posture& posture, const Incidents& incidents, const PrintLook& look) {
  const bool ja = look.language == Language::ja;
  paper::Paper out(ja ? "営業秘密管理の状況" : "State of trade secret management");
  out.set_footer((look.firm.empty() ? "" : look.firm + "  ") + posture.day.to_string());
  const ReadinessTotals& totals = posture.totals;
  out.table({ja ? "項目" : "item", ja ? "状況" : "state"},
            {{ja ? "登録された営業秘密 (極秘 / 秘 / 社外秘)" : "registered secrets (top / confidential / internal)",
              fmt::format("{} ({} / {} / {})", totals.secrets, posture.by_level[2], posture.by_level[1], posture.by_level[0])},
             {ja ? "三要件がすべて揃うもの" : "all three requirements shown", part(totals.complete, totals.secrets)},
             {ja ? "秘密管理性 / 有用性 / 非公知性" : "secrecy management / usefulness / non-public",
              fmt::format("{} / {} / {}", totals.met[0], totals.met[1], totals.met[2])},
             {ja ? "基本の措置が欠けるもの" : "lacking a basic measure", std::to_string(totals.basics_missing)},
             {ja ? "見直しの期日超過" : "reviews overdue", std::to_string(totals.reviews_overdue)},
             {ja ? "所在不明・未返却・長く未確認の写しと物件" : "copies and objects missing, late or long unseen",
              std::to_string(posture.items_open)},
             {ja ? "カテゴリー一覧 (現在の版) の受領" : "category list received (current edition)",
              part(posture.people_with_category_list, posture.people)},
             {ja ? "承認待ちの区分の提案" : "proposed levels waiting", std::to_string(posture.proposals_waiting)},
             {ja ? "対応中の事件 / 未処理の警告" : "open cases / alerts waiting",
              fmt::format("{} / {}", incidents.open_cases, incidents.alerts_waiting)}},
            {3, 2});
  if (incidents.measures) {
    const model::MeasureCounts& m = *incidents.measures;
    out.table(
        {ja ? "対策" : "measures", ja ? "状況" : "state"},
        {{ja ? "対策のうち実施中" : "measures in place", part(m.in_place, m.measures)},
         {ja ? "期日超過 / 見直し期日超過 / 証明の期限切れ" : "overdue / reviews due / attestations lapsed",
          fmt::format("{} / {} / {}", m.overdue, m.reviews_due, m.attestations_lapsed)},
         {ja ? "悪用が確認された弱点に当たる機器" : "devices with a weakness known to be exploited", std::to_string(m.devices_exposed)},
         {ja ? "直近の自己チェック" : "last self-check",
          m.self_check_day ? fmt::format("{} % ({})", m.self_check_total.value_or(0), m.self_check_day->to_string()) : "-"}},
        {3, 2});
  }
  std::vector<std::vector<std::string>> rows;
  DepartmentPosture rest;
  std::size_t others = 0;
  for (const DepartmentPosture& d : posture.departments) {
    if (rows.size() >= most_departments) {
      ++others;
      rest.secrets += d.secrets;
      rest.complete += d.complete;
      rest.basics_missing += d.basics_missing;
      rest.reviews_overdue += d.reviews_overdue;
      continue;
    }
    rows.push_back({d.department.empty() ? "-" : d.department, std::to_string(d.secrets), std::to_string(d.complete),
                    std::to_string(d.basics_missing), std::to_string(d.reviews_overdue), fmt::format("{} %", d.stock_percent),
                    d.last_review ? d.last_review->to_string() : "-"});
  }
  if (others > 0)
    rows.push_back({ja ? fmt::format("他 {} 部署", others) : fmt::format("{} more", others), std::to_string(rest.secrets),
                    std::to_string(rest.complete), std::to_string(rest.basics_missing), std::to_string(rest.reviews_overdue), "", ""});
  out.heading(2, ja ? "部署別" : "By department");
  out.table({ja ? "部署" : "department", ja ? "秘密" : "secrets", ja ? "三要件" : "complete", ja ? "基本欠落" : "basics missing",
             ja ? "期日超過" : "overdue", ja ? "棚卸し" : "stock-take", ja ? "最終確認" : "last review"},
            std::move(rows), {4, 2, 2, 2, 2, 2, 3});
  std::vector<std::string> unseen;
  for (const BlindSpot& spot : incidents.blind)
    if (spot.sight != Sight::seen && !spot.missing.empty()) unseen.push_back(spot.text.in(look.language));
  if (!unseen.empty()) {
    out.heading(2, ja ? "今の設定では見えない流出経路" : "Ways of leaking not seen with the present settings");
    if (unseen.size() > 4) unseen.resize(4);
    out.listing(std::move(unseen));
  }
  return out;
}

}  // namespace sekimori::protect
