// Who sees what was released, asked of every way out: as often as SEKIMORI_TRIPLES says (account, share, way), against the rule said in one
// sentence: a share is there for the active members of its audience, in TAXII unless it is RED, its words until it is recalled; for
// everybody else it is not there at all.
#include <cstdlib>
#include <map>
#include <set>

#include "feature/share/publisher.h"
#include "feature/share/report_fixture_test.h"
#include "feature/share/schema.h"
#include "feature/share/sighting_book.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 5> labels = {"CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"};
constexpr int accounts_count = 6;
constexpr std::size_t shares_count = 40;
constexpr std::uint64_t usual_triples = 30'000;

std::uint64_t wanted_triples() {
  const char* const told = std::getenv("SEKIMORI_TRIPLES");
  return told == nullptr ? usual_triples : std::strtoull(told, nullptr, 10);
}

struct Released {
  std::string number, id, audience, tlp;
  bool recalled = false;
};

class ShareAccess : public Reports {
 protected:
  void SetUp() override {
    Reports::SetUp();
    ASSERT_TRUE(sql::migrate(*database_, schema(), clock_));
    ASSERT_TRUE(sigs_->add(operator_, {.id = "gas", .name = {"ガス", "Gas"}, .across = {}}, "founded"));
    ASSERT_TRUE(sigs_->add(operator_,
                           {.id = "both", .name = {"両方", "Both"}, .kind = SigKind::cross_group, .k = 5, .across = {"chemistry", "gas"}},
                           "founded"));
    collections_.emplace(*database_, room_->records, clock_, random_);
    ASSERT_TRUE(collections_->open());
    std::vector<Sensitive<Bytes>> keys;
    keys.emplace_back(Bytes(32, 7));
    exchange_.emplace(ExchangeParts{.database = *database_,
                                    .changes = room_->changes,
                                    .collections = *collections_,
                                    .files = system_files(),
                                    .folder = directory_.path() / "objects",
                                    .clock = clock_,
                                    .random = random_},
                      keys);
    publisher_.emplace(
        PublisherParts{.collections = *collections_, .exchange = *exchange_, .sigs = *sigs_, .reports = *reports_, .identity = [] {
                         return Result<HubIdentity>(HubIdentity{.id = "test-hub", .name = "架空ハブ"});
                       }});
    reports_->set_outlet(&*publisher_, nullptr);
    sightings_.emplace(*database_, room_->records, clock_, random_, *reports_, *sigs_);
    logins_ = {"contact", "other"};
    for (int i = 3; i <= accounts_count; ++i) {
      logins_.push_back(fmt::format("c{}", i));
      account(logins_.back());
      ASSERT_TRUE(members_->give_account(operator_, member(i - 1), logins_.back(), "speaks for it"));
    }
    for (int i = 0; i < accounts_count; ++i) groups_[i] = {"heavy"};
    const std::string number = receive();
    draft(number);
    bytes_ = masking_;
  }
  static std::string member(int place) { return fmt::format("M-{:03}", place + 1); }

  void release() {
    constexpr std::array<std::string_view, 5> audiences = {"heavy", "chemistry", "gas", "both", "across"};
    Released one;
    one.audience = audiences.at(static_cast<std::size_t>(random_.below(audiences.size())));
    one.tlp = labels.at(static_cast<std::size_t>(random_.below(labels.size())));
    const std::string number = receive();
    ASSERT_TRUE(reports_->triage(operator_, number, Triage::targeted, "aimed"));
    const auto drafted =
        reports_->draft(operator_, number, *bytes_->released, {.audience = one.audience, .epoch = "2025Q4", .pseudonym = "会員A"});
    ASSERT_TRUE(drafted) << drafted.error().message;
    ASSERT_TRUE(reports_->review(reviewer_, number, drafted->value.draft->sha256, "read"));
    ASSERT_TRUE(reports_->consent(contact_, number, drafted->value.draft->sha256, {}, ""));
    const auto share = reports_->release(operator_, number, one.tlp);
    ASSERT_TRUE(share) << share.error().message;
    one.number = share->value.number;
    one.id = share->id;
    released_.push_back(std::move(one));
  }

  // Somebody joins, quits, is suspended or comes back; a share is recalled.
  void change_something() {
    const int place = static_cast<int>(random_.below(accounts_count));
    constexpr std::array<std::string_view, 3> sigs = {"heavy", "chemistry", "gas"};
    const std::string sig(sigs.at(static_cast<std::size_t>(random_.below(sigs.size()))));
    switch (random_.below(4)) {
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
  bool may_see(int place, const Released& one) const {
    if (suspended_.contains(place)) return false;
    const auto& mine = groups_.at(place);
    if (one.audience == "across") return !mine.empty();
    if (one.audience == "both") return mine.contains("chemistry") || mine.contains("gas");
    return mine.contains(one.audience);
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
