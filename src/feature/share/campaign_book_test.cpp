// Campaigns in the hub's books: who sees what, what is kept, and that a book opened anew has the same ones.
#include "feature/share/campaign_book.h"

#include <algorithm>

#include "base/digest.h"
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

// What an analyst says stands until somebody takes it back; then it is as if it had never been said.
TEST_F(Campaigns, are_as_before_when_a_word_of_an_analyst_is_lifted) {
  const std::string a = report(1, {evil, hash}), b = report(2, {evil, hash}), c = report(3, {evil, hash}), d = report(4, {"198.18.7.9"});
  const Uuid all = book_->list(operator_, 2)->front(), lone = **book_->campaign_of(operator_, d);
  const auto tied = book_->tie(operator_, std::vector{a, d}, "the same phone call");
  ASSERT_TRUE(tied) << tied.error().message;
  EXPECT_EQ(*tied, all);
  EXPECT_EQ(reports_of(*book_, all), (std::vector{a, b, c, d}));
  EXPECT_EQ(book_->tie(operator_, std::vector{a, std::string("R-1999-001")}, "x").error().code, ErrorCode::not_found);
  EXPECT_EQ(book_->tie(reviewer_, std::vector{a, d}, "x").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(book_->tie(operator_, std::vector{a, d}, " ").error().code, ErrorCode::invalid_input);
  const auto apart = book_->split(operator_, all, std::vector{c}, "another builder");
  ASSERT_TRUE(apart) << apart.error().message;

  const auto said = book_->constraints(operator_);
  ASSERT_TRUE(said) << said.error().message;
  ASSERT_EQ(said->size(), 2U);
  const Json split = said->front(), tie = said->back();
  EXPECT_EQ(split["kind"].text(), "split");
  EXPECT_EQ(split["stayed"].text(), a);
  EXPECT_EQ(split["campaigns"].items()[0].text(), apart->to_string());
  EXPECT_EQ(tie["kind"].text(), "tie");
  EXPECT_EQ(tie["by"].text(), operator_.account);
  EXPECT_EQ(tie["reason"].text(), "the same phone call");
  EXPECT_TRUE(tie["lifted"].is_null());
  EXPECT_EQ(book_->constraints(contact_).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(book_->show(operator_, all, Language::en)->find("constraints")->items().size(), 2U);

  EXPECT_EQ(book_->lift(reviewer_, split["number"].integer_or(0), "x").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(book_->lift(operator_, 1, "that is a report").error().code, ErrorCode::not_found);
  EXPECT_EQ(book_->lift(operator_, 99, "x").error().code, ErrorCode::not_found);
  const auto lifted = book_->lift(operator_, split["number"].integer_or(0), "one builder after all");
  ASSERT_TRUE(lifted) << lifted.error().message;
  EXPECT_EQ((*lifted)["lifted"]["reason"].text(), "one builder after all");
  EXPECT_EQ(reports_of(*book_, all), (std::vector{a, b, c, d}));
  EXPECT_EQ(book_->lift(operator_, split["number"].integer_or(0), "again").error().code, ErrorCode::conflict);
  ASSERT_TRUE(book_->lift(operator_, tie["number"].integer_or(0), "a wrong number"));
  EXPECT_EQ(reports_of(*book_, all), (std::vector{a, b, c}));
  EXPECT_EQ(**book_->campaign_of(operator_, d), lone) << "with the id that it had";
  EXPECT_TRUE(book_->show(operator_, all, Language::en)->find("constraints")->items().empty());
  // A book opened anew plays the same story, and one that was open all the time follows.
  EXPECT_EQ(reports_of(*fresh(), all), (std::vector{a, b, c}));
  const auto other = fresh();
  EXPECT_EQ(*other->list(operator_, 1), *book_->list(operator_, 1));
  const auto merged = book_->merge(operator_, std::vector{all, lone}, "the same server room");
  ASSERT_TRUE(merged);
  EXPECT_EQ(reports_of(*other, all), (std::vector{a, b, c, d}));
  ASSERT_TRUE(book_->lift(operator_, book_->constraints(operator_)->front()["number"].integer_or(0), "two rooms"));
  EXPECT_EQ(reports_of(*other, all), (std::vector{a, b, c}));
}

// What everybody uses ties nobody, from the day on which the hub says so, also to what was reported before.
TEST_F(Campaigns, are_made_anew_under_another_stop_list) {
  const std::vector<std::string> shared = {"www.portal.example", "198.18.44.7"};
  const std::string a = report(1, shared), b = report(2, shared), c = report(3, {evil, hash}), d = report(4, {evil, hash});
  const Uuid tied_by_portal = **book_->campaign_of(operator_, a), real = **book_->campaign_of(operator_, c);
  ASSERT_EQ(reports_of(*book_, tied_by_portal), (std::vector{a, b}));
  const auto tag = book_->show(operator_, real, Language::en)->find("replayed")->integer_or(-1);
  EXPECT_EQ(tag, 0);

  const BroughtList hosts{.name = "portals", .file = "portals.txt", .text = "# what everybody visits\nportal.example\n198.18.44.0/24\n"};
  EXPECT_EQ(book_->add_stop_list(reviewer_, hosts, "x").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(book_->add_stop_list(operator_, {.name = "Big List", .file = "f", .text = "a.example"}, "x").error().code,
            ErrorCode::invalid_input);
  EXPECT_EQ(book_->add_stop_list(operator_, {.name = "empty", .file = "f", .text = "# nothing\n"}, "x").error().code,
            ErrorCode::invalid_input);
  EXPECT_EQ(book_->add_stop_list(operator_, {.name = "broken", .file = "f", .text = "{\"list\":"}, "x").error().code,
            ErrorCode::invalid_input);
  const auto added = book_->add_stop_list(operator_, hosts, "seen in every mail");
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_EQ((*added)["entries"].integer_or(0), 2);
  EXPECT_EQ((*added)["by"].text(), operator_.account);
  EXPECT_EQ(book_->add_stop_list(operator_, hosts, "again").error().code, ErrorCode::conflict);
  EXPECT_EQ(reports_of(*book_, tied_by_portal), std::vector{a}) << "what was linked before is judged anew";
  EXPECT_EQ(reports_of(*book_, real), (std::vector{c, d}));
  EXPECT_FALSE(book_->show(operator_, tied_by_portal, Language::en)->dump().contains("portal.example"));
  EXPECT_GT(book_->show(operator_, real, Language::en)->find("replayed")->integer_or(-1), tag);
  // A report that comes now is judged by it as well, and another book knows it.
  const std::string e = report(5, shared);
  EXPECT_NE(**book_->campaign_of(operator_, e), tied_by_portal);
  EXPECT_EQ(*fresh()->list(operator_, 1), *book_->list(operator_, 1));

  // A MISP list takes its place under the same name; the words of its maker are kept.
  const BroughtList published{
      .name = "portals",
      .file = "list.json",
      .text = R"({"name":"Portals","version":20260801,"type":"hostname","list":["portal.example","+81 3 0000 0000"]})"};
  ASSERT_TRUE(book_->add_stop_list(operator_, published, "the published one"));
  const auto lists = book_->stop_lists(reviewer_);
  ASSERT_TRUE(lists) << lists.error().message;
  ASSERT_EQ(lists->size(), 1U);
  EXPECT_EQ(lists->front()["title"].text(), "Portals");
  EXPECT_EQ(lists->front()["version"].text(), "20260801");
  EXPECT_EQ(book_->stop_lists(contact_).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(book_->remove_stop_list(operator_, "none", "x").error().code, ErrorCode::not_found);
  ASSERT_TRUE(book_->remove_stop_list(operator_, "portals", "it was ours alone"));
  EXPECT_EQ(reports_of(*book_, tied_by_portal), (std::vector{a, b, e})) << "as if it had never been there";
  EXPECT_TRUE(book_->stop_lists(operator_)->empty());
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
  const BroughtList given{.name = {}, .file = "kev.json", .text = std::string(catalogue)};
  EXPECT_EQ(campaigns->take_catalogue(contact_, given, "x").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(campaigns->take_catalogue(operator_, {.name = {}, .file = "x.json", .text = "{}"}, "x").error().code, ErrorCode::invalid_input);
  EXPECT_EQ((*campaigns->catalogue(operator_))["source"].text(), "none");
  const auto taken = campaigns->take_catalogue(operator_, given, "of this week");
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ((*taken)["vulnerabilities"].integer_or(0), 1);
  EXPECT_EQ((*taken)["by"].text(), operator_.account);
  EXPECT_EQ((*taken)["sha256"].text(), to_hex(sha256(as_bytes(catalogue))));
  EXPECT_EQ(campaigns->take_catalogue(operator_, given, "again").error().code, ErrorCode::conflict);
  EXPECT_EQ(campaigns->catalogue(contact_).error().code, ErrorCode::not_permitted);
  // Another book on the same records has it, too: it is a record, not a file of this machine.
  EXPECT_EQ((*book()->catalogue(reviewer_))["reason"].text(), "of this week");
  for (int i = 1; i <= 4; ++i)
    ASSERT_TRUE(members_->set_devices(operator_, fmt::format("M-00{}", i), {{"Apache", "Log4j2"}}, "told by mail"));
  EXPECT_EQ(members_->set_devices(other_, "M-001", {{"Apache", "Log4j2"}}, "x").error().code, ErrorCode::not_found);
  EXPECT_EQ(members_->set_devices(reviewer_, "M-001", {}, "x").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(members_->set_devices(contact_, "M-001", {{"Apache", " "}}, "x").error().code, ErrorCode::invalid_input);
  const auto own = members_->set_devices(contact_, "M-001", {{"Apache", "Log4j2"}, {"Fortinet", "FortiOS"}}, "our list");
  ASSERT_TRUE(own) << own.error().message;
  EXPECT_EQ(own->value.devices.size(), 2U);
  EXPECT_FALSE(members_->roster(operator_)->dump().contains("FortiOS")) << "no name that masking looks for";
  // Of what one member has the hub's people are told the number, its own people all of it.
  EXPECT_TRUE(told_to(operator_, *own)["devices"].is_null());
  EXPECT_EQ(told_to(operator_, *own)["devices_listed"].integer_or(0), 2);
  EXPECT_EQ(told_to(contact_, *own)["devices"].items().size(), 2U);
  const auto by_class = campaigns->exposures(operator_);
  ASSERT_TRUE(by_class) << by_class.error().message;
  ASSERT_EQ(by_class->size(), 1U);
  EXPECT_EQ(by_class->front()["classes"].items()[0]["members"].integer_or(0), 4);
  EXPECT_FALSE(by_class->front().dump().contains("M-00"));
  const auto of_ones_own = campaigns->exposures(contact_);
  ASSERT_EQ(of_ones_own->size(), 1U);
  EXPECT_EQ(of_ones_own->front()["own"].dump(), R"(["Apache Log4j2"])");
  EXPECT_TRUE(of_ones_own->front()["classes"].items().empty());
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
