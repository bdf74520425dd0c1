// What a firm that keeps its secrets does between the first day and the story: tells its people what is secret, takes stock, looks after
// copies and access rights, gives to partners and takes from them. Nothing of it is needed for the story; it fills the screens as a
// firm's own work would.
#include <algorithm>

#include "base/csv.h"
#include "cli/demo_story/firm_story.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/safeguards.h"
#include "model/ports/person_directory.h"
#include "model/ports/secret_directory.h"

namespace sekimori::cli::demo_story {
namespace {

// The firm's dealings with others, by its letter. Every name is invented.
struct Dealings {
  std::string_view supplier, researcher, contact, what, purpose, received, project, nature;
};

Dealings dealings_of(std::string_view letter) {
  if (letter == "A")
    return {.supplier = "架空精機株式会社",
            .researcher = "架空材料研究所",
            .contact = "営業部 架空 花子",
            .what = "加工条件の抜粋 3 頁",
            .purpose = "試作の見積り",
            .received = "表面処理の条件表",
            .project = "次期車の外装",
            .nature = "development"};
  return {.supplier = "架空印刷株式会社",
          .researcher = "架空教育研究会",
          .contact = "営業部 架空 太郎",
          .what = "教材の割付け 2 頁",
          .purpose = "印刷の見積り",
          .received = "採点基準の案",
          .project = "来年度の講座",
          .nature = "sales"};
}

Day day_named(std::string_view text) { return *Day::parse(text); }

bool held_in_hand(const model::TradeSecret& secret) {
  return secret.medium == model::Medium::paper || secret.medium == model::Medium::object;
}

std::vector<model::KnownSecret> files_among(const std::vector<model::KnownSecret>& secrets) {
  std::vector<model::KnownSecret> out;
  std::ranges::copy_if(secrets, std::back_inserter(out), [](const model::KnownSecret& known) {
    return known.secret.medium == model::Medium::electronic && !known.secret.places.empty() && !known.secret.permitted.empty();
  });
  return out;
}

}  // namespace

Result<void> FirmStory::keep_house() {
  TRY(node_->people().refresh());
  TRY(node_->secrets().refresh());
  auto secrets = TRY(node_->secrets().all());
  std::ranges::sort(secrets, {}, [](const model::KnownSecret& known) { return known.secret.number; });
  const auto people = TRY(node_->people().all());
  const auto on = [this](std::string_view day) {
    clock_.set(Instant{zone_.start_of(day_named(day)).nanoseconds + 10 * 3600 * nanoseconds_per_second});
  };
  on("2026-01-19");
  TRY(tell_categories(people));
  on("2026-01-26");
  TRY(acknowledge_categories(people, day_named("2026-01-20")));
  on("2026-02-02");
  TRY(take_stock(secrets));
  on("2026-02-16");
  TRY(list_copies(secrets));
  on("2026-03-02");
  TRY(deal_with_partners(secrets));
  on("2026-03-16");
  TRY(review_rights(secrets, people));
  const std::size_t copies = TRY(node_->protect().items.list(keeper_)).size();
  const std::size_t partners = TRY(node_->safeguards().partners.list(keeper_)).size();
  const std::size_t reviews = TRY(node_->safeguards().reviews.list(keeper_, false)).size();
  row({.ja = "日々の管理", .en = "upkeep"},
      found(fmt::format("区分一覧を {} 人に周知、棚卸し 2 部署、複製・現物 {}、取引先 {}、権限の見直し {}", people.size(), copies, partners,
                        reviews),
            fmt::format(
                "categories told to {} people, stock taken in 2 departments, {} copies and objects, {} partners, {} reviews of rights",
                people.size(), copies, partners, reviews)),
      fmt::format("stocktake show --data {}   (category receipts, copy, partner, review list)", place_.data_text));
  return {};
}

// Everybody is given the list.
Result<void> FirmStory::tell_categories(const std::vector<model::KnownPerson>& people) {
  auto& categories = node_->protect().categories;
  const Day today = zone_.day_of(clock_.now());
  TRY(categories.publish(keeper_, protect::starter_categories(), today, "初版"));
  std::vector<std::string> staff;
  for (const model::KnownPerson& known : people) staff.push_back(known.person.staff_number);
  TRY(categories.give(keeper_, staff, protect::Way::mail, today));
  return {};
}

// In the days that follow two in three say that they have read it.
Result<void> FirmStory::acknowledge_categories(const std::vector<model::KnownPerson>& people, Day from) {
  for (std::size_t at = 0; at < people.size(); ++at)
    if (at % 3 != 2)
      TRY(node_->protect().categories.acknowledge(keeper_, people[at].person.staff_number,
                                                  Day{from.number + static_cast<std::int32_t>(at % 5)}));
  return {};
}

// The department that holds most is done, the next one halfway.
Result<void> FirmStory::take_stock(const std::vector<model::KnownSecret>& secrets) {
  auto& stock = node_->protect().stock;
  std::vector<std::string> departments;
  for (const model::KnownSecret& known : secrets)
    if (std::ranges::find(departments, known.secret.department) == departments.end()) departments.push_back(known.secret.department);
  // Where most of the secrets are, first.
  std::ranges::stable_sort(departments, std::greater(), [&](const std::string& department) {
    return std::ranges::count_if(secrets, [&](const model::KnownSecret& known) { return known.secret.department == department; });
  });
  const Day due = day_named("2026-03-31");
  for (std::size_t which = 0; which < std::min<std::size_t>(2, departments.size()); ++which) {
    const std::string& department = departments[which];
    std::vector<model::TradeSecret> own;
    for (const model::KnownSecret& known : secrets)
      if (known.secret.department == department) own.push_back(known.secret);
    const std::string leader = own.front().owner;
    const auto started =
        TRY(stock.start(keeper_, department, leader, which == 0 ? dealings_of(place_.letter).nature : "administration", due));
    const std::size_t answered = which == 0 ? started.lines.size() : started.lines.size() / 2;
    for (std::size_t at = 0; at < answered; ++at) {
      const protect::StockLine& line = started.lines[at];
      protect::GivenAnswer given{.answer = protect::Answer::not_held, .secrets = {}, .by = leader, .note = {}};
      for (const model::TradeSecret& secret : own)
        if (secret.medium == line.medium && secret.kind == line.kind && given.secrets.empty()) given.secrets = {secret.number};
      if (!given.secrets.empty()) given.answer = protect::Answer::held;
      TRY(stock.answer(keeper_, department, line.code, given));
    }
  }
  return {};
}

// What can be held in hand, each with its place; of the first ones one stood elsewhere, one is lent, one was not found.
Result<void> FirmStory::list_copies(const std::vector<model::KnownSecret>& secrets) {
  auto& items = node_->protect().items;
  std::size_t count = 0;
  for (const model::KnownSecret& known : secrets) {
    if (!held_in_hand(known.secret)) continue;
    protect::MediumItem item;
    item.number = fmt::format("M-{:04}", ++count);
    item.secret = known.secret.number;
    item.medium = known.secret.medium;
    item.what = item.medium == model::Medium::paper ? "綴り (表紙に番号)" : "現物 一式 (覆いを掛けて保管)";
    item.place = known.secret.places.empty() ? "保管庫" : known.secret.places.front();
    item.entry_rule = "許可者のみ入室";
    item.photo_rule = "撮影禁止";
    item.holder = known.secret.owner;
    item.copies = item.medium == model::Medium::paper ? 2 : 1;
    TRY(items.add(keeper_, item, "棚卸しで登録"));
    protect::ItemCheck check{.number = item.number, .by = known.secret.owner, .place = {}, .copies = {}, .note = {}};
    switch (count) {
      case 1: check.place = "会議室脇の書庫"; break;
      case 2: check.state = protect::ItemState::lent; break;
      case 3: check.state = protect::ItemState::missing; break;
      default: break;
    }
    if (count <= 6) TRY(items.check(keeper_, check));
  }
  return {};
}

// Something was handed over and should be back by now, something waits for a signature, something of theirs lies with us.
Result<void> FirmStory::deal_with_partners(const std::vector<model::KnownSecret>& secrets) {
  const Dealings with = dealings_of(place_.letter);
  auto& guard = node_->safeguards();
  const auto files = files_among(secrets);
  if (files.empty()) return {};
  const std::string reason = "取引の開始";
  for (const auto& [name, kind] :
       {std::pair{with.supplier, model::PartnerKind::supplier}, std::pair{with.researcher, model::PartnerKind::joint_research}}) {
    model::Partner partner;
    partner.name = name;
    partner.kind = kind;
    partner.contacts = {std::string(with.contact)};
    TRY(guard.partners.add(keeper_, partner, reason));
    model::Nda nda{.title = "NDA-2025-03",
                   .signed_on = day_named("2025-04-01"),
                   .ends = day_named("2028-03-31"),
                   .secrets = {},
                   .purpose = std::string(with.purpose)};
    TRY(guard.partners.add_nda(keeper_, name, nda, reason));
  }
  model::Disclosure disclosure;
  disclosure.secrets = {files.front().secret.number};
  disclosure.what = with.what;
  disclosure.purpose = with.purpose;
  disclosure.limits = "複写・再開示の禁止";
  disclosure.nda = "NDA-2025-03";
  disclosure.form = "paper";
  disclosure.recipients = {std::string(with.contact)};
  const std::string given = TRY(guard.partners.propose(keeper_, with.supplier, disclosure, "見積りの依頼")).value.number;
  for (const auto& [step, answer] :
       {std::pair{"counterparty_exists", "yes"}, std::pair{"counterparty_owner", "創業家"}, std::pair{"end_use", "見積りのみ"},
        std::pair{"export_control", "yes"}, std::pair{"restricted_party", "no"}, std::pair{"suspect_goods", "no"}, std::pair{"nda", "yes"},
        std::pair{"minimum", "yes"}, std::pair{"return", "yes"}, std::pair{"know_how_use", "yes"}})
    TRY(guard.partners.answer(keeper_, given, {.step = step, .answer = answer, .note = {}, .by = {}, .at = {}}));
  for (const char* department : {"legal", "secret_manager"}) TRY(guard.partners.sign_off(keeper_, given, department, true, ""));
  TRY(guard.partners.disclose(keeper_, given, zone_.day_of(clock_.now()), day_named("2026-03-31")));

  disclosure.secrets = {files.back().secret.number};
  disclosure.purpose = "共同研究";
  disclosure.form = "data";
  TRY(guard.partners.propose(keeper_, with.researcher, disclosure, "共同研究の準備"));

  model::ReceivedSecret received;
  received.what = with.received;
  received.level = "Confidential";
  received.nda = "NDA-2025-03";
  received.purpose = "共同研究";
  received.limits = "共同研究の担当者のみ";
  received.received_on = day_named("2026-02-20");
  received.ends_on = day_named("2026-09-30");
  received.places = {fmt::format("\\\\FS-{}01\\受領\\{}", place_.letter, with.researcher)};
  received.conflicts = {files.front().secret.number, std::string(with.project)};
  const std::string number = TRY(guard.received.receive(keeper_, with.researcher, received, "共同研究の開始")).value.number;
  TRY(guard.received.expose(keeper_, number, files.front().secret.permitted.front().staff_number, day_named("2026-02-20")));
  return {};
}

// Who may open what, as the file server says it: one too many on the first secret, one too few on the second. One review is signed, one
// open.
Result<void> FirmStory::review_rights(const std::vector<model::KnownSecret>& secrets, const std::vector<model::KnownPerson>& people) {
  auto& guard = node_->safeguards();
  const auto files = files_among(secrets);
  const auto account_of = [&](std::string_view staff_number) -> std::string {
    for (const model::KnownPerson& known : people)
      if (known.person.staff_number == staff_number && !known.person.accounts.empty()) return known.person.accounts.front();
    return {};
  };
  const auto stranger_to = [&](const model::TradeSecret& secret) -> std::string {
    for (const model::KnownPerson& known : people)
      if (!known.person.accounts.empty() && known.person.department != secret.department &&
          std::ranges::none_of(secret.permitted,
                               [&](const model::Permission& one) { return one.staff_number == known.person.staff_number; }))
        return known.person.accounts.front();
    return {};
  };
  std::string table;
  append_csv_row(table, {"場所", "アカウント", "権限"});
  std::vector<std::string> listed;
  for (const model::KnownSecret& known : files) {
    if (listed.size() == 3) break;
    const model::TradeSecret& secret = known.secret;
    std::vector<std::string> accounts;
    for (const model::Permission& one : secret.permitted)
      if (const std::string account = account_of(one.staff_number); !account.empty()) accounts.push_back(account);
    if (accounts.empty()) continue;
    if (listed.empty()) accounts.push_back(stranger_to(secret));
    else if (listed.size() == 1 && accounts.size() > 1) accounts.pop_back();
    for (const std::string& account : accounts) append_csv_row(table, {secret.places.front(), account, "読み取り"});
    listed.push_back(secret.number);
  }
  if (listed.size() < 2) return {};
  const Day today = zone_.day_of(clock_.now());
  TRY(guard.rights_book.import(keeper_, {.name = "fs01", .format = "table", .taken_on = today}, to_bytes(table), "fs01.csv",
                               "四半期の確認"));
  TRY(guard.rights_book.record_findings(keeper_, TRY(guard.rights_book.compare(keeper_, {})), "四半期の確認"));
  const Day due{today.number + 21};
  const auto done = TRY(guard.reviews.open(keeper_, listed.back(), due, "四半期の見直し"));
  for (const model::ReviewItem& item : done.review.items)
    TRY(guard.reviews.decide(keeper_, done.id, item.who, item.permitted ? model::ReviewDecision::keep : model::ReviewDecision::revoke, ""));
  TRY(guard.reviews.sign(keeper_, done.id, "業務に要る者だけであることを確かめた"));
  TRY(guard.reviews.open(keeper_, listed.front(), due, "四半期の見直し"));
  return {};
}

// Somebody else leaves in these weeks, and somebody joins: both are looked at as the firm always does.
Result<void> FirmStory::check_comings_and_goings() {
  auto& checks = node_->safeguards().checks;
  std::vector<model::KnownPerson> leavers;
  const Day from = zone_.day_of(clock_.now());
  for (const model::KnownPerson& known : TRY(node_->people().all())) {
    const auto exit = known.person.exit_day();
    if (exit && exit->number >= from.number - 14 && exit->number <= from.number + 60 && known.id.to_string() != alert_->alert.person_id)
      leavers.push_back(known);
  }
  std::ranges::sort(leavers, {}, [](const model::KnownPerson& known) { return known.person.staff_number; });
  if (!leavers.empty())
    TRY(checks.start_exit(keeper_, leavers.front().person.staff_number, model::ExitKind::leaving, Day{from.number + 7}, "退職の予定"));
  TRY(checks.start_hiring(keeper_, {.name = "架空 新", .former_employer = "幻想部品株式会社", .due = Day{from.number + 10}}, "入社の予定"));
  return {};
}

}  // namespace sekimori::cli::demo_story
