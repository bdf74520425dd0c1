// Who sees what was released, asked of every way out: as often as SEKIMORI_TRIPLES says (account, share, way), against the rule said in one
// sentence: a share is there for the active members of its audience, in TAXII unless it is RED, its words until it is recalled; for
// everybody else it is not there at all. The same for what is said beside shares: items of the forum and polls are their audience's, a
// thread is there where its subject is, a campaign where a share of it that was not recalled is; a proposal, a call for help and a referral
// are the member's own.
#include <cstdlib>
#include <map>
#include <set>

#include "base/digest.h"
#include "engine/link/indicator.h"
#include "feature/share/campaign_book.h"
#include "feature/share/exchange_fixture_test.h"
#include "feature/share/forum_gate.h"
#include "feature/share/forum_schema.h"
#include "feature/share/note_book.h"
#include "feature/share/poll_book.h"
#include "feature/share/publisher.h"
#include "feature/share/referral_book.h"
#include "feature/share/report_fixture_test.h"
#include "feature/share/rescue_book.h"
#include "feature/share/schema.h"
#include "feature/share/sighting_book.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 5> labels = {"CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"};
constexpr int accounts_count = 6;
constexpr std::size_t shares_count = 40;
constexpr std::array<std::string_view, 5> audiences = {"heavy", "chemistry", "gas", "both", "across"};
constexpr std::size_t said_count = 15;  // items and polls each, three for each audience
constexpr std::size_t campaigns_count = 6;
constexpr std::uint64_t usual_triples = 30'000;

std::uint64_t wanted_triples() {
  const char* const told = std::getenv("SEKIMORI_TRIPLES");
  return told == nullptr ? usual_triples : std::strtoull(told, nullptr, 10);
}

struct Released {
  std::string number, id, audience, tlp;
  bool recalled = false;
  std::string report = {};
};

// Besides shares: what has an audience, or is one member's own.
struct Said {
  std::string number = {}, audience = {};
  bool withdrawn = false;
};
struct Owned {
  std::string number;
  int place = 0;  // whose it is; -1: of nobody who takes part
};

class ShareAccess : public Reports {
 protected:
  void SetUp() override {
    // Another hub for another seed (test/long/share_access.py).
    if (const char* const seed = std::getenv("SEKIMORI_SEED"); seed != nullptr)
      random_ = SeededRandom(std::strtoull(seed, nullptr, 10) + 1);
    Reports::SetUp();
    ASSERT_TRUE(sigs_->add(operator_, {.id = "gas", .name = {"ガス", "Gas"}, .across = {}}, "founded"));
    ASSERT_TRUE(sigs_->add(operator_,
                           {.id = "both", .name = {"両方", "Both"}, .kind = SigKind::cross_group, .k = 5, .across = {"chemistry", "gas"}},
                           "founded"));
    open_exchange(collections_, exchange_, *database_, *room_, directory_.path() / "objects", clock_, random_);
    publisher_.emplace(
        PublisherParts{.collections = *collections_, .exchange = *exchange_, .sigs = *sigs_, .reports = *reports_, .identity = [] {
                         return Result<HubIdentity>(HubIdentity{.id = "test-hub", .name = "架空ハブ"});
                       }});
    reports_->set_outlet(&*publisher_, nullptr);
    sightings_.emplace(*database_, room_->records, clock_, random_, *reports_, *sigs_);
    ASSERT_TRUE(sql::migrate(*database_, forum_schema(), clock_));
    gate_.emplace(*members_);
    audiences_.emplace(*members_, *sigs_, *reports_);
    const ForumParts forum{.database = *database_, .records = room_->records, .clock = clock_, .random = random_};
    forum_.emplace(forum, *audiences_, *gate_);
    notes_.emplace(forum, *audiences_, *reports_, *forum_, *gate_);
    polls_.emplace(forum, *audiences_, *reports_, *gate_);
    rescues_.emplace(RescueParts{.database = *database_, .records = room_->records, .clock = clock_, .random = random_}, *members_);
    referrals_.emplace(ReferralParts{.database = *database_, .records = room_->records, .clock = clock_, .random = random_}, *reports_);
    campaigns_.emplace(CampaignParts{.database = *database_,
                                     .records = room_->records,
                                     .blobs = *blobs_,
                                     .files = system_files(),
                                     .clock = clock_,
                                     .random = random_,
                                     .company_key =
                                         [] {
                                           std::vector<Sensitive<Bytes>> one;
                                           one.emplace_back(Bytes(32, 7));
                                           return Result<std::vector<Sensitive<Bytes>>>(std::move(one));
                                         },
                                     .knowledge = directory_.path() / "knowledge"},
                       *reports_, *members_, *sigs_);
    // Enough in every group for a share to be of one of them.
    for (const std::string_view sig : {"chemistry", "gas"})
      for (int i = 0; i < accounts_count; ++i) take_part(invite(fmt::format("架空{}{}", sig, i)), sig);
    logins_ = {"contact", "other"};
    for (int i = 3; i <= accounts_count; ++i) {
      logins_.push_back(fmt::format("c{}", i));
      account(logins_.back());
      ASSERT_TRUE(members_->give_account(operator_, member(i - 1), logins_.back(), "speaks for it"));
    }
    for (int i = 0; i < accounts_count; ++i) groups_[i] = {"heavy"};
    // Whose reports they are belongs to every audience at first: none is told of anybody else's.
    for (const std::string_view sig : {"chemistry", "gas"}) {
      ASSERT_TRUE(members_->join(operator_, member(0), sig, "test"));
      groups_[0].insert(std::string(sig));
    }
    contact_ = actor_of("contact");
    const std::string number = receive();
    draft(number);
    bytes_ = masking_;
  }
  static std::string member(int place) { return fmt::format("M-{:03}", place + 1); }

  // Nothing but the month.
  Json said_of_it() const {
    mask::Attributes said;
    said.span = bytes_->attributes.span;
    return said.to_json();
  }
  void release() {
    Released one;
    one.audience = audiences.at(static_cast<std::size_t>(random_.below(audiences.size())));
    one.tlp = labels.at(static_cast<std::size_t>(random_.below(labels.size())));
    const std::string number = receive();
    ASSERT_TRUE(reports_->triage(operator_, number, Triage::targeted, "aimed"));
    const auto drafted = reports_->draft(operator_, number, *bytes_->released,
                                         {.audience = one.audience,
                                          .epoch = std::string(bytes_->share["epoch"].text()),
                                          .pseudonym = "会員A",
                                          .attributes = said_of_it(),
                                          .terms = {.widest = "CLEAR", .policy = {}, .playbook_sha256 = {}}});
    ASSERT_TRUE(drafted) << drafted.error().message;
    ASSERT_TRUE(reports_->review(reviewer_, number, drafted->value.draft->sha256, "read"));
    ASSERT_TRUE(reports_->consent(contact_, number, drafted->value.draft->sha256, {}, ""));
    const auto share = reports_->release(operator_, number, one.tlp);
    ASSERT_TRUE(share) << share.error().message;
    one.number = share->value.number;
    one.id = share->id;
    one.report = number;
    released_.push_back(std::move(one));
  }

  // Everything that is said beside the shares, once they are there.
  void say() {
    const ForumContent content{.kind = ForumKind::measure, .title = {"題", "Title"}, .body = {"本文", "Body"}, .meeting = {}};
    for (std::size_t i = 0; i < said_count; ++i) {
      const ForumReach reach{.audience = std::string(audiences.at(i % audiences.size())), .tlp = std::string(labels.at(i % labels.size()))};
      const auto asked = forum_->propose(operator_, content, reach);
      ASSERT_TRUE(asked) << asked.error().message;
      const auto item = forum_->publish(operator_, asked->value.number, *gate_->admit(to_json(content)), reach);
      ASSERT_TRUE(item) << item.error().message;
      items_.push_back({.number = item->value.number, .audience = reach.audience});
      const PollQuestion question{.question = {"問い", "Question"}, .options = {{"甲", "A"}, {"乙", "B"}}};
      const auto poll = polls_->ask(operator_, question, reach, Day{40'000});
      ASSERT_TRUE(poll) << poll.error().message;
      asked_.push_back({.number = poll->value.number, .audience = reach.audience});
      if (!may_see(0, reach.audience)) continue;
      const auto note = notes_->write(contact_, items_.back().number, "同じものを見た");
      ASSERT_TRUE(note) << note.error().message;
      written_.push_back({.number = note->note.value.number, .audience = reach.audience});
    }
    const auto proposed = forum_->propose(contact_, content, {.audience = "heavy", .tlp = "AMBER"});
    ASSERT_TRUE(proposed) << proposed.error().message;
    proposals_.push_back({proposed->value.number, 0});
    for (int place = 0; place < accounts_count; ++place) {
      Rescue rescue;
      rescue.member = member(place);
      rescue.triage.what_happened = "a server talks to 198.51.100.23";
      const auto asked = rescues_->ask(operator_, rescue, "");
      ASSERT_TRUE(asked) << asked.error().message;
      help_.push_back({asked->value.number, place});
    }
    Rescue foreign;
    foreign.body = "架空財団";
    foreign.triage.what_happened = "the same";
    const auto asked = rescues_->ask(operator_, foreign, "");
    ASSERT_TRUE(asked) << asked.error().message;
    help_.push_back({asked->value.number, -1});
    for (std::size_t i = 0; i < 3; ++i) {
      const auto made = referrals_->propose(operator_, released_[i].report, "JC3", ReferralScope::indicators, "trace the sender");
      ASSERT_TRUE(made) << made.error().message;
      handed_on_.push_back({made->value.number, 0});  // every report is the first member's
    }
    for (std::size_t i = 0; i < campaigns_count; ++i) attack(i);
  }
  // One campaign: a report that was released, and others of all other members with the same values: enough for readers of whom one may be
  // among them.
  void attack(std::size_t index) {
    const std::string unlike = to_hex(sha256(std::to_string(index)));  // nothing that two campaigns have in common
    const std::vector<std::string> values = {
        fmt::format("http://{0}.example/{1}/{2}.php", unlike.substr(0, 12), unlike.substr(12, 9), unlike.substr(21, 9)), unlike};
    std::vector<std::string> reports = {released_[index * 3].report};
    for (int place = 1; place < accounts_count; ++place) {
      const auto made = reports_->receive(operator_, {.member = member(place), .kind = ReportKind::mail_with_url}, "a.txt", as_bytes("x"));
      ASSERT_TRUE(made) << made.error().message;
      ASSERT_TRUE(reports_->triage(operator_, made->value.number, Triage::targeted, "aimed"));
      reports.push_back(made->value.number);
    }
    for (const std::string& report : reports) {
      link::Report traits;
      traits.id = report;
      for (const std::string& value : values)
        if (const auto found = link::classify_indicator(value)) link::features_of_indicator(*found, traits.features);
      link::tidy_features(traits.features);
      ASSERT_TRUE(campaigns_->add(operator_, traits));
    }
    const auto id = campaigns_->campaign_of(operator_, reports.front());
    ASSERT_TRUE(id && *id);
    told_by_.emplace_back((*id)->to_string(), index * 3);
  }

  // Somebody joins, quits, is suspended or comes back; a share is recalled.
  void change_something() {
    const int place = static_cast<int>(random_.below(accounts_count));
    constexpr std::array<std::string_view, 3> sigs = {"heavy", "chemistry", "gas"};
    const std::string sig(sigs.at(static_cast<std::size_t>(random_.below(sigs.size()))));
    switch (random_.below(5)) {
      case 0:
        if (place != 0 && !suspended_.contains(place)) {
          ASSERT_TRUE(members_->suspend(operator_, member(place), "test"));
          suspended_.insert(place);
        }
        break;
      case 1:
        if (suspended_.contains(place)) {
          ASSERT_TRUE(members_->activate(operator_, member(place), "test"));
          suspended_.erase(place);
        }
        break;
      case 2:
        if (groups_[place].contains(sig)) {
          ASSERT_TRUE(members_->quit(operator_, member(place), sig, "test"));
          groups_[place].erase(sig);
        } else {
          ASSERT_TRUE(members_->join(operator_, member(place), sig, "test"));
          groups_[place].insert(sig);
        }
        break;
      case 3: {
        Said& one = items_[static_cast<std::size_t>(random_.below(items_.size()))];
        if (one.withdrawn || random_.below(12) != 0) break;
        ASSERT_TRUE(forum_->withdraw(operator_, one.number, "test"));
        one.withdrawn = true;
        break;
      }
      default: {
        Released& one = released_[static_cast<std::size_t>(random_.below(released_.size()))];
        if (one.recalled || random_.below(6) != 0) break;
        clock_.advance(nanoseconds_per_second);
        ASSERT_TRUE(reports_->recall(operator_, one.number, "test"));
        one.recalled = true;
      }
    }
  }

  // The rule.
  bool may_see(int place, const Released& one) const { return may_see(place, one.audience); }
  bool may_see(int place, const std::string& audience) const {
    if (suspended_.contains(place)) return false;
    const auto& mine = groups_.at(place);
    if (audience == "across") return !mine.empty();
    if (audience == "both") return mine.contains("chemistry") || mine.contains("gas");
    return mine.contains(audience);
  }
  bool is_own(int place, const Owned& one) const { return one.place == place && !suspended_.contains(place); }

  // Numbers of a list; a list that fails is one of its own, so that it equals no other.
  template <class T, class Number>
  static std::set<std::string> numbers_of(const Result<std::vector<T>>& listed, Number number) {
    std::set<std::string> out;
    if (!listed) return {"failed: " + listed.error().message};
    for (const T& one : *listed) out.insert(number(one));
    return out;
  }
  // One by one and as a list; what is not in sight is told as what is not there.
  template <class List, class Rule, class Get>
  void each_way(const std::set<std::string>& listed, const List& all, const Rule& rule, const Get& get, std::string_view none,
                const std::function<void(bool, std::string_view number, std::string_view way)>& triple) {
    std::size_t expected = 0;
    for (const auto& one : all) {
      const bool may = rule(one);
      expected += may ? 1 : 0;
      triple(listed.contains(one.number) == may, one.number, "list");
    }
    triple(listed.size() == expected, none, "count of the list");
    const auto& one = all[static_cast<std::size_t>(random_.below(all.size()))];
    const Result<void> got = get(one.number), absent = get(std::string(none));
    triple(got.has_value() == rule(one), one.number, "get");
    if (got) return;
    std::string told = got.error().message;
    if (const auto at = told.find(one.number); at != std::string::npos) told.replace(at, one.number.size(), none);
    triple(!absent && got.error().code == absent.error().code && told == absent.error().message, one.number, "error");
  }

  // All that an account finds in the collections of the hub, all versions.
  std::string everything_by_taxii(const record::Actor& actor) {
    std::string out;
    for (const Seen& seen : exchange_->visible(actor, hub_root)) {
      if (!seen.access.read) continue;
      Filter filter;
      filter.versions = {.all = true, .first = false, .last = false, .exact = {}};
      filter.limit = most_in_page;
      for (;;) {
        const auto page = exchange_->page(seen, filter, Bodies::yes);
        EXPECT_TRUE(page) << page.error().message;
        if (!page) return out;
        out += page->objects;
        if (!page->more) break;
        filter.next = page->next;
      }
    }
    return out;
  }

  std::optional<CollectionBook> collections_;
  std::optional<Exchange> exchange_;
  std::optional<Publisher> publisher_;
  std::optional<SightingBook> sightings_;
  std::optional<MemberGate> gate_;
  std::optional<Audiences> audiences_;
  std::optional<ForumBook> forum_;
  std::optional<NoteBook> notes_;
  std::optional<PollBook> polls_;
  std::optional<RescueBook> rescues_;
  std::optional<ReferralBook> referrals_;
  std::optional<CampaignBook> campaigns_;
  std::vector<Said> items_, asked_, written_;
  std::vector<Owned> proposals_, help_, handed_on_;
  std::vector<std::pair<std::string, std::size_t>> told_by_;  // campaign and the place of the share that tells of it
  std::vector<std::string> logins_;
  std::map<int, std::set<std::string>> groups_;
  std::set<int> suspended_;
  std::vector<Released> released_;
  std::optional<mask::Masking> bytes_;
};

TEST_F(ShareAccess, is_by_the_audience_whatever_way_one_asks) {
  while (released_.size() < shares_count) {
    release();
    ASSERT_FALSE(HasFatalFailure());
  }
  say();
  ASSERT_FALSE(HasFatalFailure());
  const std::uint64_t wanted = wanted_triples();
  std::uint64_t triples = 0, wrong = 0;
  const auto triple = [&](bool holds, int place, const Released& one, std::string_view way) {
    ++triples;
    if (holds) return;
    ++wrong;
    ADD_FAILURE() << member(place) << " and " << one.number << " (" << one.audience << ", " << one.tlp << (one.recalled ? ", recalled" : "")
                  << ") by " << way;
  };
  while (triples < wanted && wrong == 0) {
    for (int step = 0; step < 3; ++step) {
      change_something();
      ASSERT_FALSE(HasFatalFailure());
    }
    ASSERT_TRUE(publisher_->catch_up());  // readers of collections follow the groups
    for (int place = 0; place < accounts_count; ++place) {
      const record::Actor actor = actor_of(logins_[static_cast<std::size_t>(place)]);
      const auto listed = reports_->shares(actor);
      ASSERT_TRUE(listed) << listed.error().message;
      std::set<std::string> seen;
      for (const KnownShare& share : *listed) seen.insert(share.value.number);
      std::size_t expected = 0;
      const std::string by_taxii = everything_by_taxii(actor);
      for (const Released& one : released_) {
        const bool may = may_see(place, one);
        expected += may ? 1 : 0;
        triple(seen.contains(one.number) == may, place, one, "list");
        const bool objects = may && one.tlp != "RED";
        triple(by_taxii.contains(report_id_of(one.id)) == objects, place, one, "taxii");
      }
      triple(seen.size() == expected, place, released_.front(), "count of the list");
      const auto about = [&](std::string_view what) {
        return [&, what](bool holds, std::string_view number, std::string_view way) {
          ++triples;
          if (holds) return;
          ++wrong;
          ADD_FAILURE() << member(place) << " and " << what << " " << number << " by " << way;
        };
      };
      const auto mine = [&](const Said& one) { return may_see(place, one.audience); };
      const auto own = [&](const Owned& one) { return is_own(place, one); };
      const auto number_of = [](const auto& one) { return one.value.number; };
      const auto nothing = [](const auto& found) -> Result<void> {
        if (!found) return std::unexpected(found.error());
        return {};
      };
      each_way(
          numbers_of(forum_->items(actor), number_of), items_, mine,
          [&](const std::string& number) { return nothing(forum_->item(actor, number)); }, "F-2025-999", about("item"));
      each_way(
          numbers_of(forum_->items(actor), number_of), items_, mine,
          [&](const std::string& number) { return nothing(forum_->counts(actor, number)); }, "F-2025-999", about("counts of item"));
      each_way(
          numbers_of(polls_->list(actor), [](const PollView& one) { return one.poll.value.number; }), asked_, mine,
          [&](const std::string& number) { return nothing(polls_->find(actor, number)); }, "Q-2025-999", about("poll"));
      each_way(
          numbers_of(forum_->proposals(actor), number_of), proposals_, own,
          [&](const std::string& number) { return nothing(forum_->proposal(actor, number)); }, "FP-2025-999", about("proposal"));
      each_way(
          numbers_of(rescues_->list(actor), number_of), help_, own,
          [&](const std::string& number) { return nothing(rescues_->find(actor, number)); }, "RQ-2025-999", about("call for help"));
      each_way(
          numbers_of(referrals_->list(actor), number_of), handed_on_, own,
          [&](const std::string& number) { return nothing(referrals_->find(actor, number)); }, "RF-2025-999", about("referral"));
      const auto notes = numbers_of(notes_->since(actor, Instant()), number_of);
      for (const Said& one : written_) about("note")(notes.contains(one.number) == mine(one), one.number, "list");
      const Said& subject = items_[static_cast<std::size_t>(random_.below(items_.size()))];
      const auto thread = notes_->thread(actor, subject.number);
      about("thread")(thread.has_value() == (mine(subject) && !subject.withdrawn), subject.number, "get");
      const auto boards = campaigns_->list(actor, 1);
      const std::set<std::string> in_sight = numbers_of(boards, [](const Uuid& id) { return id.to_string(); });
      for (const auto& [id, share] : told_by_) {
        const bool may = may_see(place, released_[share]) && !released_[share].recalled;
        about("campaign")(in_sight.contains(id) == may, id, "list");
      }
      const auto& [board, share] = told_by_[static_cast<std::size_t>(random_.below(told_by_.size()))];
      about("campaign")(campaigns_->show(actor, *Uuid::parse(board), Language::en).has_value() == in_sight.contains(board), board, "get");
      // One by one is dearer: some of them.
      for (int sample = 0; sample < 4; ++sample) {
        const Released& one = released_[static_cast<std::size_t>(random_.below(released_.size()))];
        const bool may = may_see(place, one);
        const auto got = reports_->share(actor, one.number);
        triple(got.has_value() == may, place, one, "get");
        const auto bytes = reports_->share_bytes(actor, one.number);
        triple(bytes.has_value() == (may && !one.recalled), place, one, "bytes");
        const auto counts = sightings_->counts(actor, one.number);
        triple(counts.has_value() == may, place, one, "counts");
        // What is not there for him and what is not there at all are told in the same words.
        if (!may) {
          const auto none = reports_->share(actor, "S-2025-999");
          std::string told = got ? "" : got.error().message, other = none.error().message;
          if (const auto at = told.find(one.number); at != std::string::npos) told.replace(at, one.number.size(), "S-2025-999");
          triple(told == other && !bytes && bytes.error().code == none.error().code, place, one, "error");
        }
      }
    }
  }
  RecordProperty("triples", static_cast<int>(triples));
  EXPECT_EQ(wrong, 0U) << "of " << triples;
}

}  // namespace
}  // namespace sekimori::share
