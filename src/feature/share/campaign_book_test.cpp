// Campaigns in the hub's books: who sees what, what is kept, and that a book opened anew has the same ones.
#include "feature/share/campaign_book.h"

#include <algorithm>

#include "engine/link/indicator.h"
#include "feature/share/own_values.h"
#include "feature/share/report_fixture_test.h"

namespace sekimori::share {
namespace {

class Campaigns : public HubTest {
 protected:
  void SetUp() override {
    HubTest::SetUp();
    for (int i = 0; i < 5; ++i) {
      Member member = firm(fmt::format("架空製作所{}", i));
      Json domains = Json::array();
      domains.push(fmt::format("member{}.example", i));
      member.known_by.set("domains", std::move(domains));
      Json ips = Json::array();
      ips.push(fmt::format("203.0.113.{}", 40 + i));
      member.known_by.set("ips", std::move(ips));
      Json hosts = Json::array();
      hosts.push(fmt::format("kakuu-fs0{}", i));
      member.known_by.set("hosts", std::move(hosts));
      Json mails = Json::array();
      mails.push(fmt::format("kakuu{}@freemail.example", i));
      Json people = Json::array();
      people.push(Json::object({{"name", "架空 太郎"}, {"mail", std::move(mails)}}));
      member.known_by.set("people", std::move(people));
      const auto made = members_->invite(operator_, member, "asked");
      ASSERT_TRUE(made) << made.error().message;
      take_part(made->value.number, "heavy");
    }
    account("contact");
    ASSERT_TRUE(members_->give_account(operator_, "M-005", "contact", "speaks for it"));
    contact_ = actor_of("contact");
    book_ = fresh();
  }
  std::unique_ptr<CampaignBook> fresh() {
    return std::make_unique<CampaignBook>(CampaignParts{.database = *database_,
                                                        .records = room_->records,
                                                        .blobs = *blobs_,
                                                        .files = system_files(),
                                                        .clock = clock_,
                                                        .random = random_,
                                                        .company_key =
                                                            [] {
                                                              std::vector<Sensitive<Bytes>> keys;
                                                              keys.emplace_back(Bytes(32, 7));
                                                              return Result<std::vector<Sensitive<Bytes>>>(std::move(keys));
                                                            },
                                                        .knowledge = directory_.path() / "knowledge"},
                                          *reports_, *members_, *sigs_);
  }
  // A targeted report of a member that holds these values, linked.
  std::string report(int member, const std::vector<std::string>& values) {
    const auto made = reports_->receive(operator_, {.member = fmt::format("M-00{}", member), .kind = ReportKind::mail_with_url}, "a.txt",
                                        as_bytes("what was sent"));
    EXPECT_TRUE(made) << made.error().message;
    const std::string number = made->value.number;
    EXPECT_TRUE(reports_->triage(operator_, number, Triage::targeted, "aimed"));
    const auto linked = book_->add(operator_, traits(number, values));
    EXPECT_TRUE(linked) << linked.error().message;
    clock_.advance(nanoseconds_per_day);
    return number;
  }
  static link::Report traits(const std::string& number, const std::vector<std::string>& values) {
    link::Report out;
    out.id = number;
    for (const std::string& value : values)
      if (const auto found = link::classify_indicator(value)) link::features_of_indicator(*found, out.features);
    link::tidy_features(out.features);
    return out;
  }
  std::vector<std::string> reports_of(CampaignBook& book, const Uuid& id) {
    std::vector<std::string> out;
    const auto shown = book.show(operator_, id, Language::en);
    EXPECT_TRUE(shown) << shown.error().message;
    for (const Json& one : (*shown)["reported"].items()) out.emplace_back(one["number"].text());
    return out;
  }

  static constexpr const char* evil = "http://update.evil-wares.example/a/index.php";
  static constexpr const char* hash = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  record::Actor contact_;
  std::unique_ptr<CampaignBook> book_;
};

TEST_F(Campaigns, follow_from_the_acts_that_are_kept) {
  const std::string a = report(1, {evil, hash}), b = report(2, {evil, hash}), c = report(3, {evil, hash}), d = report(4, {"198.18.7.9"});
  const auto ids = book_->list(operator_, 2);
  ASSERT_TRUE(ids) << ids.error().message;
  ASSERT_EQ(ids->size(), 1U);
  EXPECT_EQ(reports_of(*book_, ids->front()), (std::vector{a, b, c}));
  const auto apart = book_->split(operator_, ids->front(), std::vector{c}, "another builder");
  ASSERT_TRUE(apart) << apart.error().message;
  const Uuid lone = **book_->campaign_of(operator_, d);
  const auto merged = book_->merge(operator_, std::vector{*apart, lone}, "the same server room");
  ASSERT_TRUE(merged) << merged.error().message;
  EXPECT_EQ(book_->merge(operator_, std::vector{ids->front(), *merged}, "x").error().code, ErrorCode::conflict)
      << "c was parted from a and b";
  EXPECT_EQ(book_->merge(operator_, std::vector{ids->front(), *merged}, " ").error().code, ErrorCode::invalid_input);
  const auto again = fresh();
  const auto same = again->list(operator_, 1);
  ASSERT_TRUE(same) << same.error().message;
  EXPECT_EQ(*same, *book_->list(operator_, 1));
  for (const Uuid& id : *same) {
    EXPECT_EQ(reports_of(*again, id), reports_of(*book_, id));
    EXPECT_EQ(again->show(operator_, id, Language::ja)->dump(), book_->show(operator_, id, Language::ja)->dump());
  }
  // Another book on the same data base sees what this one does next.
  const std::string e = report(5, {evil, hash});
  EXPECT_EQ(*again->campaign_of(operator_, e), *book_->campaign_of(operator_, e));
  EXPECT_TRUE(*again->campaign_of(operator_, e));
}

TEST_F(Campaigns, are_changed_by_those_who_may_and_every_change_is_a_record) {
  report(1, {evil, hash});
  report(2, {evil, hash});
  const Uuid id = book_->list(operator_, 2)->front();
  EXPECT_EQ(book_->split(reviewer_, id, std::vector<std::string>{"R-2025-001"}, "x").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(book_->stix(contact_, id).error().code, ErrorCode::not_permitted);
  EXPECT_TRUE(book_->stix(reviewer_, id));
  record::Actor nobody;
  nobody.account = "hr";
  nobody.roles = {record::Role::hr};
  EXPECT_EQ(book_->list(nobody, 1).error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(book_->split(operator_, id, std::vector<std::string>{"R-2025-002"}, "a copy of the first"));
  record::ChangeFilter filter;
  filter.kind = campaign_kind;
  record::Actor auditor;
  auditor.account = "auditor";
  auditor.roles = {record::Role::auditor};
  const auto changes = database_->read([&](sql::Transaction& tx) { return room_->changes.list(tx, auditor, filter); });
  ASSERT_TRUE(changes) << changes.error().message;
  ASSERT_EQ(changes->size(), 3U);
  EXPECT_TRUE(changes->back().record.contains("hub_campaign.split"));
  EXPECT_TRUE(changes->back().record.contains("a copy of the first"));
}

TEST_F(Campaigns, lose_what_is_withdrawn_and_keep_no_domain_of_a_member) {
  const std::string a = report(1, {evil, hash, "www.member3.example"}), b = report(2, {evil, hash, "www.member3.example"});
  const Uuid id = book_->list(operator_, 2)->front();
  EXPECT_FALSE(book_->show(operator_, id, Language::en)->dump().contains("member3.example"));
  bool plain = false;
  ASSERT_TRUE(blobs_->list([&](const blob::BlobInfo& info) -> Result<void> {
    plain = plain || as_text(TRY(blobs_->get(info.digest, blob::Verify::yes))).contains("evil-wares");
    return {};
  }));
  EXPECT_FALSE(plain) << "traits lie sealed";
  EXPECT_EQ(book_->add(operator_, traits(a, {hash})).error().code, ErrorCode::conflict);
  ASSERT_TRUE(reports_->triage(operator_, b, Triage::mass_mail, "seen everywhere"));
  EXPECT_FALSE(CampaignBook::belongs(reports_->find(operator_, b)->value));
  ASSERT_TRUE(book_->remove(operator_, b, "mass mail after all"));
  EXPECT_FALSE(*book_->knows(b));
  EXPECT_FALSE(*fresh()->knows(b));
  EXPECT_EQ(book_->remove(operator_, b, "again").error().code, ErrorCode::not_found);
  EXPECT_EQ(book_->add(operator_, traits(b, {hash})).error().code, ErrorCode::conflict) << "it is not targeted";
}

// Two attacks on one firm have its addresses, its pages and its servers in common, and nothing else.
TEST_F(Campaigns, do_not_rest_on_what_is_the_victims_own) {
  const std::vector<std::string> own = {"w.yaegashi@member0.example",
                                        "kakuu0@freemail.example",
                                        "soc@member.example",
                                        "https://portal.member0.example/login/index.php?user=7",
                                        "http://203.0.113.40/webmail/inbox.php",
                                        "203.0.113.40",
                                        "mx.member0.example"};
  std::vector<std::string> first = own, second = own;
  first.emplace_back("45.77.201.9");
  second.emplace_back("http://other-wares.example/b/gate.php");
  report(1, first);
  report(1, second);
  EXPECT_TRUE(book_->list(operator_, 2)->empty());
  const auto alone = book_->list(operator_, 1);
  ASSERT_TRUE(alone);
  for (const Uuid& id : *alone) {
    const std::string shown = book_->show(operator_, id, Language::en)->dump();
    for (const std::string_view value : {"member0", "freemail", "soc@", "203.0.113", "webmail", "login"})
      EXPECT_FALSE(shown.contains(value)) << value;
  }
  // A path on the attacker's server stays, also where the victim's has the same.
  const auto both = traits("R-2025-009", {"http://203.0.113.40/webmail/inbox.php", "http://evil-wares.example/webmail/inbox.php"});
  auto features = both.features;
  OwnValues::of(*members_->list(operator_))->leave_out(features);
  EXPECT_TRUE(std::ranges::any_of(features, [](const link::Feature& one) { return one.type == link::FeatureType::url_path; }));
  EXPECT_TRUE(std::ranges::any_of(features, [](const link::Feature& one) { return one.value.contains("evil-wares"); }));
}

TEST_F(Campaigns, are_out_of_a_members_sight_until_a_share_tells_of_them) {
  for (int member = 1; member <= 4; ++member) report(member, {evil, hash});
  EXPECT_TRUE(book_->list(contact_, 1)->empty());
  const Uuid id = book_->list(operator_, 2)->front();
  EXPECT_EQ(book_->row(contact_, id).error().code, ErrorCode::not_found);
  EXPECT_EQ(book_->show(contact_, id, Language::ja).error().code, ErrorCode::not_found);
  const Json row = *book_->row(operator_, id);
  EXPECT_EQ(row["members"].integer_or(0), 4);
  EXPECT_EQ(row["reports"].integer_or(0), 4);
}

class SharedCampaigns : public Reports {
 protected:
  std::unique_ptr<CampaignBook> book() {
    return std::make_unique<CampaignBook>(CampaignParts{.database = *database_,
                                                        .records = room_->records,
                                                        .blobs = *blobs_,
                                                        .files = system_files(),
                                                        .clock = clock_,
                                                        .random = random_,
                                                        .company_key =
                                                            [] {
                                                              std::vector<Sensitive<Bytes>> keys;
                                                              keys.emplace_back(Bytes(32, 7));
                                                              return Result<std::vector<Sensitive<Bytes>>>(std::move(keys));
                                                            },
                                                        .knowledge = directory_.path() / "knowledge"},
                                          *reports_, *members_, *sigs_);
  }
};

TEST_F(SharedCampaigns, are_told_to_members_as_far_as_their_shares_tell) {
  const auto campaigns = book();
  const std::string shared = ready();
  std::vector<std::string> numbers = {shared};
  for (const std::string_view member : {"M-002", "M-003", "M-004"}) {
    const auto made =
        reports_->receive(operator_, {.member = std::string(member), .kind = ReportKind::mail_with_url}, "a.txt", as_bytes("x"));
    ASSERT_TRUE(made) << made.error().message;
    numbers.push_back(made->value.number);
    ASSERT_TRUE(reports_->triage(operator_, numbers.back(), Triage::targeted, ""));
  }
  for (const std::string& number : numbers) {
    link::Report traits;
    traits.id = number;
    for (const std::string_view value : {"http://evil.example/a.exe", "45.77.201.9"})
      link::features_of_indicator(*link::classify_indicator(value), traits.features);
    link::tidy_features(traits.features);
    ASSERT_TRUE(campaigns->add(operator_, traits));
  }
  EXPECT_TRUE(campaigns->list(other_, 1)->empty()) << "nothing of it was released";
  ASSERT_TRUE(reports_->release(operator_, shared, "AMBER"));
  const auto seen = campaigns->list(other_, 1);
  ASSERT_EQ(seen->size(), 1U);
  const Json whole = *campaigns->show(operator_, seen->front(), Language::en);
  const Json told = *campaigns->show(other_, seen->front(), Language::en);
  EXPECT_EQ(told["sight"].text(), "shared");
  EXPECT_EQ(told["members"].integer_or(0), 4);
  EXPECT_TRUE(told.dump().contains("evil.example"));
  EXPECT_FALSE(told.dump().contains("45.77.201.9")) << "no share says it";
  EXPECT_TRUE(whole.dump().contains("45.77.201.9"));
  // Four were hit: no fewer would be told, the reader being one of them perhaps; and how many reports hold which value is not told.
  EXPECT_EQ(told["members_floor"].integer_or(0), 4);
  for (const Json& node : told["infrastructure"]["nodes"].items()) EXPECT_TRUE(node["reports"].is_null()) << node.dump();
  for (const Json& edge : told["infrastructure"]["edges"].items()) EXPECT_TRUE(edge["reports"].is_null()) << edge.dump();
  EXPECT_FALSE(told["infrastructure"]["nodes"].items().empty());
  // What leaves as STIX says no more than the shares do, and no day.
  const auto bundle = campaigns->stix(operator_, seen->front());
  ASSERT_TRUE(bundle) << bundle.error().message;
  const std::string left = bundle->value().dump();
  EXPECT_TRUE(left.contains("evil.example"));
  EXPECT_FALSE(left.contains("45.77.201.9")) << "no share says it";
  for (const Json& object : bundle->value()["objects"].items())
    EXPECT_TRUE(!object["first_seen"].is_string() || object["first_seen"].text().contains("T15:00:00")) << object.dump();
  for (const std::string_view hidden : {"links", "reported", "related", "changes"}) EXPECT_TRUE(told[hidden].items().empty()) << hidden;
  EXPECT_FALSE(whole["links"].items().empty());
  EXPECT_FALSE(told.dump().contains("M-00"));
  EXPECT_TRUE(told["first_seen"].text().ends_with("T15:00:00Z")) << "the first of a month in Tokyo";
  // Who is in no group of the share's sees nothing of it.
  account("chemist");
  const auto made = members_->invite(operator_, firm("架空化学"), "asked");
  take_part(made->value.number, "chemistry");
  ASSERT_TRUE(members_->give_account(operator_, made->value.number, "chemist", "x"));
  EXPECT_TRUE(campaigns->list(actor_of("chemist"), 1)->empty());
  EXPECT_EQ(campaigns->show(actor_of("chemist"), seen->front(), Language::en).error().code, ErrorCode::not_found);
  // One of four is not among the organisations any more: three are too few for readers of whom one may be among them.
  ASSERT_TRUE(campaigns->remove(operator_, numbers.back(), "no attack"));
  EXPECT_TRUE(campaigns->list(other_, 1)->empty());
  EXPECT_EQ(campaigns->show(other_, seen->front(), Language::en).error().code, ErrorCode::not_found);
  EXPECT_EQ(campaigns->row(operator_, seen->front())->find("members")->integer_or(0), 3);
  link::Report back;
  back.id = numbers.back();
  for (const std::string_view value : {"http://evil.example/a.exe", "45.77.201.9"})
    link::features_of_indicator(*link::classify_indicator(value), back.features);
  link::tidy_features(back.features);
  ASSERT_TRUE(campaigns->add(operator_, back));
  EXPECT_EQ(campaigns->list(other_, 1)->size(), 1U);
  // A withdrawn share tells nothing any more.
  ASSERT_TRUE(reports_->withdraw(contact_, shared, "too near"));
  EXPECT_TRUE(campaigns->list(other_, 1)->empty());
  EXPECT_FALSE(CampaignBook::belongs(reports_->find(operator_, shared)->value));
}

// The catalogue and what members have: the hub is told each class above the floor, a member whether its own is exposed.
TEST_F(SharedCampaigns, tell_whether_ones_own_class_is_exposed) {
  const auto campaigns = book();
  constexpr std::string_view catalogue =
      R"({"vulnerabilities":[{"cveID":"CVE-2021-44228","vendorProject":"Apache","product":"Log4j2","vulnerabilityName":"Log4Shell"}]})";
  EXPECT_EQ(campaigns->take_catalogue(contact_, catalogue).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(campaigns->take_catalogue(operator_, "{}").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(*campaigns->take_catalogue(operator_, catalogue), 1U);
  for (int i = 1; i <= 4; ++i)
    ASSERT_TRUE(members_->set_devices(operator_, fmt::format("M-00{}", i), {{"Apache", "Log4j2"}}, "told by mail"));
  EXPECT_EQ(members_->set_devices(other_, "M-001", {{"Apache", "Log4j2"}}, "x").error().code, ErrorCode::not_found);
  EXPECT_EQ(members_->set_devices(reviewer_, "M-001", {}, "x").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(members_->set_devices(contact_, "M-001", {{"Apache", " "}}, "x").error().code, ErrorCode::invalid_input);
  const auto own = members_->set_devices(contact_, "M-001", {{"Apache", "Log4j2"}, {"Fortinet", "FortiOS"}}, "our list");
  ASSERT_TRUE(own) << own.error().message;
  EXPECT_EQ(own->value.devices.size(), 2U);
  EXPECT_FALSE(members_->roster(operator_)->dump().contains("FortiOS")) << "no name that masking looks for";
  const std::string shared = ready();
  std::vector<std::string> numbers = {shared};
  for (const std::string_view member : {"M-002", "M-003", "M-004"}) {
    const auto made =
        reports_->receive(operator_, {.member = std::string(member), .kind = ReportKind::mail_with_url}, "a.txt", as_bytes("x"));
    ASSERT_TRUE(made) << made.error().message;
    numbers.push_back(made->value.number);
    ASSERT_TRUE(reports_->triage(operator_, numbers.back(), Triage::targeted, ""));
  }
  for (const std::string& number : numbers) {
    link::Report traits;
    traits.id = number;
    for (const std::string_view value : {"http://evil.example/a.exe", "45.77.201.9", "CVE-2021-44228"})
      link::features_of_indicator(*link::classify_indicator(value), traits.features);
    link::tidy_features(traits.features);
    ASSERT_TRUE(campaigns->add(operator_, traits));
  }
  ASSERT_TRUE(reports_->release(operator_, shared, "AMBER"));
  const Uuid id = campaigns->list(operator_, 2)->front();
  const Json whole = (*campaigns->show(operator_, id, Language::en))["exposures"];
  ASSERT_EQ(whole.items().size(), 1U) << whole.dump();
  EXPECT_EQ(whole.items()[0]["classes"].items()[0]["industry"].text(), "heavy");
  EXPECT_EQ(whole.items()[0]["classes"].items()[0]["members"].integer_or(0), 4);
  EXPECT_TRUE((*campaigns->show(other_, id, Language::en))["exposures"].items().empty()) << "no share tells of the vulnerability";
}

}  // namespace
}  // namespace sekimori::share
