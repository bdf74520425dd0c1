// The index against a plain list of rows that is looked through from end to end: a million random questions of (versions, filters, labels).
#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "store/objects/object_index.h"

namespace sekimori::objects {
namespace {

struct PlainRow {
  Record record;
  bool there = true;
};

class PlainIndex {
 public:
  std::vector<PlainRow> rows;

  // As the promises of ObjectLog say it, word for word, and with no thought for speed.
  std::vector<Sequence> find(const Query& query, const std::vector<std::string>& types) const {
    std::vector<Sequence> open;  // there, of a label that he has, and let through by what is asked beside the versions
    for (Sequence at = 0; at < rows.size(); ++at) {
      const Record& row = rows[at].record;
      if (!rows[at].there || !query.labels.test(row.label)) continue;
      const std::string_view type = types[row.type];
      if (!query.types.empty() && std::ranges::find(query.types, type) == query.types.end()) continue;
      if (!query.specs.empty() && std::ranges::find(query.specs, row.spec) == query.specs.end()) continue;
      if (!query.ids.empty() &&
          std::ranges::none_of(query.ids, [&](const ObjectKey& key) { return key.type == type && key.uuid == row.uuid; }))
        continue;
      open.push_back(at);
    }
    std::vector<Sequence> out;
    for (const Sequence at : open) {
      const Record& row = rows[at].record;
      bool newest_spec = true, first = true, last = true;
      for (const Sequence other : open) {
        const Record& its = rows[other].record;
        if (its.type != row.type || its.uuid != row.uuid) continue;
        if (query.specs.empty() && its.spec > row.spec) newest_spec = false;
        if (query.specs.empty() && its.spec != row.spec) continue;
        const bool later = its.version != row.version ? its.version > row.version : other > at;
        if (other == at) continue;
        (later ? last : first) = false;
      }
      const Versions& wish = query.versions;
      const bool exact = std::ranges::find(wish.exact, row.version) != wish.exact.end();
      if (!newest_spec || !(wish.all || exact || (wish.first && first) || (wish.last && last))) continue;
      if (at < query.from || (query.after && row.added <= *query.after)) continue;
      out.push_back(at);
    }
    return out;
  }
};

TEST(ObjectIndexProperty, finds_what_a_plain_search_finds_and_nothing_that_a_label_forbids) {
  const std::vector<std::string> types = {"indicator", "malware", "tool"};
  std::uint64_t asked = 0;
  for (std::uint64_t seed = 1; seed <= 80; ++seed) {
    SeededRandom random(seed);
    ObjectIndex index;
    for (const std::string& type : types) index.add_type(type);
    PlainIndex plain;
    // Half of the worlds know one standard only, and some no labels: the quick ways are taken there.
    const std::uint64_t specs = 1 + seed % 2, labels = 1 + seed % 4;
    for (int step = 0; step < 120; ++step) {
      if (!plain.rows.empty() && random.below(8) == 0) {
        const Sequence gone = random.below(plain.rows.size());
        plain.rows[gone].there = false;
        index.remove(gone);
      } else {
        Record record;
        record.type = static_cast<std::uint16_t>(random.below(types.size()));
        record.uuid.bytes[15] = static_cast<Byte>(random.below(12));
        record.spec = static_cast<std::uint8_t>(random.below(specs));
        record.label = static_cast<std::uint8_t>(random.below(labels));
        record.version = static_cast<std::int64_t>(random.below(6));
        record.version_stated = true;
        record.added = static_cast<Microseconds>(plain.rows.size() * 10 + 10);
        if (index.find(record.type, record.uuid, record.spec, record.version)) continue;  // known: the log would not add it
        ASSERT_EQ(index.add(record), plain.rows.size());
        plain.rows.push_back({record});
      }
      for (int questions = 0; questions < 140; ++questions) {
        Query query;
        query.from = random.below(2) == 0 ? 0 : random.below(plain.rows.size() + 1);
        if (random.below(4) == 0) query.after = static_cast<Microseconds>(random.below(plain.rows.size() * 10 + 20));
        if (random.below(3) == 0) query.types.emplace_back(types[random.below(types.size())]);
        if (random.below(3) == 0) query.specs.push_back(static_cast<std::uint8_t>(random.below(2)));
        if (random.below(6) == 0) query.specs = {0, 1};
        if (random.below(3) == 0) {
          Uuid uuid;
          uuid.bytes[15] = static_cast<Byte>(random.below(12));
          query.ids.push_back({types[random.below(types.size())], uuid});
        }
        query.versions = {.all = random.below(4) == 0, .first = random.below(4) == 0, .last = random.below(2) == 0, .exact = {}};
        if (random.below(4) == 0) query.versions.exact.push_back(static_cast<std::int64_t>(random.below(6)));
        if (random.below(2) == 0)
          for (std::size_t label = 0; label < labels; ++label) query.labels.set(label, random.below(2) == 0);
        query.limit = 1 + random.below(20);
        const std::vector<Sequence> wanted = plain.find(query, types);
        const Selection found = index.select(query);
        ++asked;
        ASSERT_EQ(found.more, wanted.size() > query.limit) << "seed " << seed << " step " << step;
        ASSERT_EQ(found.rows.size(), std::min(wanted.size(), query.limit)) << "seed " << seed << " step " << step;
        for (std::size_t i = 0; i < found.rows.size(); ++i) {
          ASSERT_EQ(found.rows[i].sequence, wanted[i]) << "seed " << seed << " step " << step;
          ASSERT_TRUE(query.labels.test(found.rows[i].label));
        }
        if (!found.rows.empty()) { ASSERT_EQ(found.next, found.rows.back().sequence + 1); }
      }
    }
    std::uint64_t there = 0;
    for (const PlainRow& row : plain.rows) there += row.there ? 1 : 0;
    EXPECT_EQ(index.figures().versions, there);
  }
  EXPECT_GE(asked, 1'000'000U);
}

// Walking the whole chain for each of its versions would take 10^10 steps here.
TEST(ObjectIndexProperty, one_object_with_many_versions_is_asked_for_its_first_as_quickly_as_any) {
  ObjectIndex index;
  index.add_type("indicator");
  constexpr std::int64_t versions = 100'000;
  for (std::int64_t i = 0; i < versions; ++i) {
    Record record;
    record.version = i;
    record.version_stated = true;
    record.label = static_cast<std::uint8_t>(i % 2);
    record.added = i + 1;
    index.add(record);
  }
  Query query;
  query.versions = {.all = false, .first = true, .last = true, .exact = {}};
  query.labels = Labels().set(1);
  EXPECT_EQ(index.select_all(query), (std::vector<Sequence>{1, versions - 1}));
}

}  // namespace
}  // namespace sekimori::objects
