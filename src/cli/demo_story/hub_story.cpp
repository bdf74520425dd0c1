#include "cli/demo_story/hub_story.h"

#include <algorithm>
#include <array>

#include "base/digest.h"
#include "cli/demo_story/story_account.h"
#include "net/hub_desk_client.h"
#include "net/taxii_client.h"
#include "node/demo_clock.h"
#include "node/report_masking.h"
#include "record/set_up_book.h"

namespace sekimori::cli::demo_story {
namespace {

constexpr std::string_view group = "leaks";
constexpr std::string_view hub_name = "hub";
constexpr std::string_view data_text = "$D/node-hub";
constexpr std::int64_t hours_into_last_day = 10;
constexpr std::int64_t token_days = 30;
constexpr std::size_t shown_lines = 6;

// Who takes part besides the two firms. Every name is invented.
struct OtherMember {
  std::string_view name, domain, industry, prefecture;
  std::int64_t employees;
};
constexpr std::array<OtherMember, 6> others = {{{"幻想モーターズ株式会社", "gensou-motors.example", "31", "愛知県", 8'200},
                                                {"空想部品工業株式会社", "kuusou-buhin.example", "31", "静岡県", 350},
                                                {"夢想電装株式会社", "musou-densou.example", "29", "愛知県", 1'900},
                                                {"仮想出版株式会社", "kasou-shuppan.example", "41", "東京都", 210},
                                                {"想像学習株式会社", "souzou-gakushuu.example", "82", "東京都", 330},
                                                {"虚構塾株式会社", "kyokou-juku.example", "82", "大阪府", 280}}};

std::string password_of(Random& random) {
  constexpr std::string_view signs = "abcdefghjkmnpqrstvwxyz23456789";
  std::string out;
  for (int at = 0; at < 20; ++at) out += signs[static_cast<size_t>(random.below(signs.size()))];
  return out;
}

Json organisation(std::string_view name, std::string_view domain, std::string_view industry, std::string_view prefecture,
                  std::int64_t employees) {
  Json names = Json::array(), domains = Json::array(), contacts = Json::array();
  names.push(name);
  domains.push(domain);
  contacts.push(Json::object({{"name", "窓口"}, {"mail", fmt::format("soc@{}", domain)}}));
  return Json::object({{"names", std::move(names)},
                       {"domains", std::move(domains)},
                       {"industry", industry},
                       {"prefecture", prefecture},
                       {"employees", employees},
                       {"contacts", std::move(contacts)}});
}

std::string first_lines(const std::string& text, std::size_t most) {
  std::string out;
  std::size_t lines = 0;
  for (std::size_t from = 0; from < text.size() && lines < most; ++lines) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    out += fmt::format("        | {}\n", text.substr(from, to - from));
    from = to + 1;
  }
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace

struct HubStory::Firm {
  FirmAtHub about;
  std::string number;  // M-001
  std::unique_ptr<node::Node> node;
  std::unique_ptr<node::HubMembership> hub;
  record::Actor main;
};

HubStory::HubStory(Surroundings& at, StoryTable& table, Path data)
    : at_(at),
      table_(table),
      data_(std::move(data)),
      clock_(at.clock, Instant{zone_.start_of(*Day::parse(last_day)).nanoseconds + hours_into_last_day * 3600 * nanoseconds_per_second}),
      watch_(at.clock),
      trace_(at.clock, [&at](std::string_view line) { at.note(line); }, TraceLevel::error) {}

HubStory::~HubStory() = default;

// The hub with its group, its members and its two people.
Result<void> HubStory::open_hub(const std::vector<FirmAtHub>& firms) {
  node::NodeSettings settings;
  settings.data = data_;
  settings.reader = at_.program;
  node_ = TRY(node::Node::open(settings, {clock_, at_.random, at_.files, at_.processes}));
  record::SetUpBook set_up(node_->database(), node_->records().records, {});
  TRY(set_up.answer(keeper_, record::SetUpCard::organisation,
                    Json::object({{"language", "ja"}, {"organisation", "架空情報共有ハブ"}, {"fiscal_year_month", 4}})));
  share::ShareRoom& hub = node_->share();
  TRY(hub.sigs.add(keeper_, {.id = std::string(group), .name = {"持ち出し対策", "Against leaks"}, .across = {}}, "founded"));
  Json members = Json::array();
  for (const FirmAtHub& firm : firms) {
    const bool maker = firm.letter == "A";
    members.push(organisation(firm.name, maker ? "kakuu-jidousha.example" : "kakuu-kyouiku.example", maker ? "31" : "82",
                              maker ? "愛知県" : "東京都", maker ? 420 : 260));
  }
  for (const OtherMember& one : others) members.push(organisation(one.name, one.domain, one.industry, one.prefecture, one.employees));
  TRY(hub.members.import(keeper_, Json::object({{"version", 1}, {"organisations", std::move(members)}}), "founding members"));
  for (const share::KnownMember& member : TRY(hub.members.list(keeper_))) {
    TRY(hub.members.set_nda(keeper_, member.value.number,
                            {.state = share::NdaState::signed_, .title = "NDA", .signed_on = *Day::parse(first_day), .ends = {}},
                            "signed"));
    TRY(hub.members.join(keeper_, member.value.number, group, "founding member"));
    TRY(hub.members.activate(keeper_, member.value.number, "agreement is here"));
  }
  outcome_.main = {.login = "hub-main", .password = password_of(at_.random)};
  outcome_.second = {.login = "hub-second", .password = password_of(at_.random)};
  operator_ = TRY(make_account(*node_, keeper_, outcome_.main.login, outcome_.main.password,
                               {record::Role::hub_operator, record::Role::secretariat, record::Role::newsletter_editor}));
  reviewer_ = TRY(make_account(*node_, keeper_, outcome_.second.login, outcome_.second.password,
                               {record::Role::hub_reviewer, record::Role::newsletter_approver}));
  node::ServiceSettings service;
  service.server.address = "127.0.0.1:0";
  service.worker = at_.program;
  service_ = TRY(node::Service::start(*node_, trace_, service));
  table_.row("H", {.ja = "ハブ", .en = "hub"},
             words(fmt::format("会員 {}、グループ 1、担当と第二の確認者", firms.size() + others.size()),
                   fmt::format("{} members in one group, an operator and a second person", firms.size() + others.size())),
             watch_.lap(), fmt::format("sig add, member import --data {}", data_text));
  return {};
}

Result<std::unique_ptr<HubStory::Firm>> HubStory::open_firm(const FirmAtHub& about, std::size_t number) {
  auto firm = std::make_unique<Firm>();
  firm->about = about;
  firm->number = fmt::format("M-{:03}", number);
  const LogIn contact{.login = fmt::format("contact-{}", number), .password = password_of(at_.random)};
  TRY(make_account(*node_, keeper_, contact.login, contact.password, {record::Role::member_contact}));
  TRY(node_->share().members.give_account(keeper_, firm->number, contact.login, "speaks for it"));
  const auto token = TRY(node_->database().write([&](sql::Transaction& tx) -> Result<record::NewToken> {
    record::TokenDraft draft;
    draft.label = "node of the firm";
    draft.expires_at = {clock_.now().nanoseconds + token_days * nanoseconds_per_day};
    draft.scopes = {"api", "share"};
    const auto found = TRY(node_->records().accounts.find_by_login(tx, contact.login));
    draft.account = found->id;
    return node_->records().tokens.create(tx, draft, {.actor = keeper_, .verb = record::Verb::create, .reason = "for the firm's node"});
  }));
  node::NodeSettings settings;
  settings.data = about.data;
  settings.how = node::OpenData::must_exist;
  firm->node = TRY(node::Node::open(settings, {clock_, at_.random, at_.files, at_.processes}));
  firm->main = TRY(firm->node->records().accounts.authenticate(firm->node->database(), about.main.login,
                                                               Sensitive<std::string>(about.main.password)))
                   .actor();
  share::HubLink link;
  link.name = hub_name;
  link.address = service_->origin();
  link.member = firm->number;
  TRY(firm->node->share().links.put(keeper_, link, token.text, "joined the hub"));
  firm->hub = std::make_unique<node::HubMembership>(
      *firm->node, [](model::HubAccess access) { return net::HubDeskClient::open(std::move(access)); },
      [](model::RemoteAccess access) { return net::TaxiiCollection::create(std::move(access)); });
  TRY(firm->hub->try_link({keeper_}, hub_name));
  return firm;
}

// The case of the firm, out of which goes how it was done; what the hub makes of it; the yes to the very bytes; the warning.
Result<ToldWarning> HubStory::report(Firm& firm) {
  const std::string note = firm.about.letter == "A"
                               ? "返却された端末の接続記録から分かった。退職の申出のあとの記録は、その日のうちに見るとよい。"
                               : "データベースの読み出し件数と、大容量便への送信量を合わせて見ると分かる。";
  const share::ReportToSend wish = TRY(firm.hub->report_of_case(firm.main, firm.about.case_number, note));
  const auto sent = TRY(firm.hub->send({firm.main}, hub_name, wish));
  table_.row(firm.about.letter, {.ja = "ハブに報告", .en = "tell the hub"},
             words(fmt::format("事件 {} の手口を報告 {} として (人・秘密・端末は含まない)", firm.about.case_number, sent.value.remote),
                   fmt::format("how case {} was done, as report {}; no person, secret or computer is in it", firm.about.case_number,
                               sent.value.remote)),
             watch_.lap(), fmt::format("hub send hub --case {} --data {}", firm.about.case_number, firm.about.data_text));
  share::ReportBook& book = node_->share().reports;
  const std::string& report = sent.value.remote;
  TRY(book.triage(operator_, report, share::Triage::targeted, "持ち出しの手口"));
  const Json masked = TRY(node::mask_report(*node_, at_.program, operator_, report, {.audience = std::string(group)}));
  const std::int64_t candidates = masked["report"]["draft"]["candidates"].integer_or(0);
  const std::string draft = TRY(firm.hub->draft({firm.main}, sent.value.number));
  const auto followed = TRY(firm.hub->follow({firm.main}, sent.value.number));
  table_.row("H", {.ja = "匿名化", .en = "mask"},
             words(fmt::format("会員 {} のうちの誰でもありうる (下限 {})", candidates, followed.value.k),
                   fmt::format("it could be any of {} members ({} at least)", candidates, followed.value.k)),
             watch_.lap(), fmt::format("report mask {} --audience {}", report, group));
  table_.line(words("        報告の原文:", "        as it was reported:"));
  table_.line(first_lines(wish.content, shown_lines));
  table_.line(words("        ほかの会員に見える内容:", "        as others will see it:"));
  table_.line(first_lines(share::readable_text(TRY(Json::parse(draft)), wish.content.size() * 2), shown_lines));

  const std::string digest = to_hex(sha256(draft));
  TRY(book.review(reviewer_, report, digest, "一行ずつ読んだ"));
  TRY(firm.hub->consent({firm.main}, sent.value.number, digest, "", "この内容なら共有してよい"));
  const auto released = TRY(book.release(operator_, report, "AMBER"));
  ToldWarning out;
  out.letter = firm.about.letter;
  out.share = released.value.number;
  out.k = followed.value.k;
  out.same_bytes = to_hex(sha256(TRY(book.share_bytes(operator_, released.value.number)))) == digest && released.value.sha256 == digest;
  out.indicators = released.value.indicators;
  for (const share::KnownMember& member : TRY(node_->share().members.list(keeper_)))
    out.names_a_member = out.names_a_member || draft.contains(member.value.name());
  table_.row("H", {.ja = "同意と共有", .en = "consent, release"},
             words(fmt::format("第二の確認、{}社がハッシュ {}… に同意、{} として AMBER で共有、探すべき値 {}", out.letter,
                               digest.substr(0, 12), out.share, out.indicators.size()),
                   fmt::format("a second person has read it, firm {} agrees to {}…, released as {} under AMBER, {} values to look for",
                               out.letter, digest.substr(0, 12), out.share, out.indicators.size())),
             watch_.lap(), fmt::format("hub consent {} {}", sent.value.number, digest));
  return out;
}

// The warnings of the others reach the firm; it looks back through its own records and answers.
Result<void> HubStory::warn(Firm& firm) {
  const node::FetchSummary fetched = TRY(firm.hub->fetch({firm.main}, hub_name));
  std::uint64_t looked_at = 0;
  std::size_t own = 0;
  std::string met;
  for (const std::string& number : fetched.fresh) {
    const auto known = TRY(firm.node->share().warnings->find(firm.main, number));
    FoundWarning found{.letter = firm.about.letter, .warning = number, .share = known.value.share, .seen = false, .met = {}};
    found.own = !known.value.own_report.empty();
    if (found.own) {  // made of what we told ourselves: nothing new, and no answer
      ++own;
      outcome_.found.push_back(std::move(found));
      continue;
    }
    if (known.value.looked) {
      found.seen = known.value.looked->seen();
      found.met = known.value.looked->met;
      looked_at = static_cast<std::uint64_t>(known.value.looked->events);
    }
    for (const share::MetHere& one : found.met) {
      if (!met.empty()) met += words("、", ", ");
      met += words(fmt::format("{} {} 件", one.indicator.value, one.events), fmt::format("{} {} times", one.indicator.value, one.events));
    }
    outcome_.found.push_back(std::move(found));
    TRY(firm.hub->answer({firm.main}, number, {}));
    ++outcome_.answers;
  }
  table_.row(firm.about.letter, {.ja = "警告を受ける", .en = "be warned"},
             words(fmt::format("警告 {} 件 (うち自社の報告によるもの {})、自社の記録 {} 件を遡って調べ、見つかったもの: {}",
                               fetched.fresh.size(), own, looked_at, met.empty() ? "なし" : met),
                   fmt::format("{} warnings, {} of them its own, looked back through {} events of its own, met: {}", fetched.fresh.size(),
                               own, looked_at, met.empty() ? "nothing" : met)),
             watch_.lap(), fmt::format("hub fetch hub --data {}", firm.about.data_text));
  return {};
}

// Who met what another was warned of says so: now two reports speak of one attacker, and the board shows them as a campaign.
Result<void> HubStory::report_again(Firm& firm) {
  for (const FoundWarning& found : outcome_.found) {
    if (found.letter != firm.about.letter || found.own ||
        std::ranges::none_of(found.met, [](const share::MetHere& met) { return met.indicator.kind == "domain"; }))
      continue;
    const share::ReportToSend wish = TRY(firm.hub->report_of_warning(firm.main, found.warning, "送った人は退職を申し出ていた。"));
    const auto sent = TRY(firm.hub->send({firm.main}, hub_name, wish));
    TRY(node_->share().reports.triage(operator_, sent.value.remote, share::Triage::targeted, "同じ大容量便"));
    ++outcome_.told_again;
    table_.row(firm.about.letter, {.ja = "見つけたものを報告", .en = "tell what was met"},
               words(fmt::format("{} で知らされたものを自社で見つけたと、報告 {} で伝える", found.share, sent.value.remote),
                     fmt::format("what {} warned of was met here, as report {}", found.share, sent.value.remote)),
               watch_.lap(), fmt::format("hub send hub --warning {} --data {}", found.warning, firm.about.data_text));
  }
  return {};
}

// The quarter's numbers and the board have moved; every number is derived again.
Result<void> HubStory::count() {
  const Day day = *Day::parse(last_day);
  const std::string quarter = fmt::format("{:04}Q{}", day.year(), (day.month() + 2) / 3);
  share::ShareRoom& hub = node_->share();
  const share::HubCounts counts = TRY(hub.statistics.count(operator_, TRY(share::HubPeriod::quarter(quarter))));
  for (const share::HubTable& table : counts.whole.tables) {
    if (table.name == "triage") {
      outcome_.reported = table.counts.count(0, 0);
      for (std::size_t column = 1; column < table.columns.size(); ++column)
        if (table.columns[column] == "targeted") outcome_.targeted = table.counts.count(0, column);
    }
    if (table.name == "shares") outcome_.shared = table.counts.count(0, 0);
  }
  const share::StatisticsProof proof = TRY(hub.statistics.prove(operator_, counts));
  outcome_.proven = proof.numbers.size();
  outcome_.unproven = proof.failures;
  outcome_.campaigns = TRY(hub.campaigns.list(operator_, 2)).size();
  table_.row("H", {.ja = "四半期の数", .en = "the quarter"},
             words(fmt::format("{}: 報告 {}、標的型 {}、共有 {}。{} の数を記録と台帳から導き直した。キャンペーン {}", quarter,
                               outcome_.reported, outcome_.targeted, outcome_.shared, outcome_.proven, outcome_.campaigns),
                   fmt::format("{}: {} reported, {} targeted, {} shared; {} numbers derived again from records and ledger; {} campaigns",
                               quarter, outcome_.reported, outcome_.targeted, outcome_.shared, outcome_.proven, outcome_.campaigns)),
             watch_.lap(), fmt::format("hub statistics --quarter {} --prove --data {}", quarter, data_text));
  return {};
}

Result<HubStoryOutcome> HubStory::tell(const std::vector<FirmAtHub>& firms) {
  TRY(open_hub(firms));
  std::vector<std::unique_ptr<Firm>> open;
  for (const FirmAtHub& firm : firms) open.push_back(TRY(open_firm(firm, open.size() + 1)));
  for (const auto& firm : open) outcome_.told.push_back(TRY(report(*firm)));
  for (const auto& firm : open) TRY(warn(*firm));
  for (const auto& firm : open) TRY(report_again(*firm));
  TRY(count());
  open.clear();
  service_->stop();
  service_.reset();
  node_.reset();
  TRY(node::note_end_of_story(at_.files, data_, clock_.now(), at_.clock.now()));
  return std::move(outcome_);
}

std::vector<std::string> missed_bars(const HubStoryOutcome& found) {
  std::vector<std::string> missed;
  const auto bar = [&](bool holds, std::string what) {
    if (!holds) missed.push_back("hub: " + std::move(what));
  };
  bar(found.told.size() == 2, fmt::format("{} of 2 firms told what happened", found.told.size()));
  for (const ToldWarning& one : found.told) {
    bar(one.k >= 3, fmt::format("{}: it could be one of {} members only", one.share, one.k));
    bar(one.same_bytes, fmt::format("{}: others get other bytes than firm {} agreed to", one.share, one.letter));
    bar(!one.names_a_member, fmt::format("{}: a member is named in it", one.share));
    bar(!one.indicators.empty(), fmt::format("{}: it says nothing to look for", one.share));
    // Whoever is warned of what another firm met finds it in its own records.
    const bool found_elsewhere = std::ranges::any_of(
        found.found, [&](const FoundWarning& other) { return other.share == one.share && other.letter != one.letter && other.seen; });
    bar(found_elsewhere, fmt::format("{}: the other firm does not find it in its own records", one.share));
  }
  bar(std::ranges::any_of(found.found,
                          [](const FoundWarning& one) {
                            return std::ranges::any_of(one.met, [](const share::MetHere& met) { return met.indicator.kind == "domain"; });
                          }),
      "nobody finds the same file service in its own logs");
  bar(std::ranges::any_of(found.found,
                          [](const FoundWarning& one) {
                            return std::ranges::any_of(one.met,
                                                       [](const share::MetHere& met) { return met.indicator.kind == "technique"; });
                          }),
      "nobody finds the same pattern of devices in its own alerts");
  const auto told = static_cast<std::int64_t>(found.told.size());
  const std::int64_t reports = told + found.told_again;
  bar(found.told_again > 0, "nobody tells the hub that he met what he was warned of");
  bar(found.reported == reports && found.targeted == reports && found.shared == told,
      fmt::format("the quarter counts {} reported, {} targeted, {} shared", found.reported, found.targeted, found.shared));
  bar(found.proven > 0 && found.unproven.empty(), fmt::format("{} numbers cannot be derived again", found.unproven.size()));
  bar(found.campaigns > 0, "no campaign of two reports stands on the board");
  const auto own = static_cast<std::size_t>(std::ranges::count_if(found.found, &FoundWarning::own));
  bar(found.answers + own == found.found.size() && found.answers > 0, "not every warning of others was answered");
  bar(own == found.told.size(), "a firm does not know its own report again");
  return missed;
}

}  // namespace sekimori::cli::demo_story
