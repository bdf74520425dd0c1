#include "store/events/scan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>

#include "base/text.h"
#include "store/events/segment_writer.h"
#include "store/events/testing/random_events.h"

namespace sekimori::events {
namespace {

using model::Event;
using testing::Shape;

struct Sealed {
  std::vector<Event> events;  // in the order of the file
  std::unique_ptr<SegmentReader> reader;
};

class Scan : public ::testing::Test {
 protected:
  Sealed seal(std::uint64_t seed, std::size_t count, Shape shape, std::size_t row_group_rows) {
    Sealed sealed;
    sealed.events = testing::random_events(seed, count, shape);
    SegmentSettings settings;
    settings.row_group_rows = row_group_rows;
    SegmentWriter writer(settings);
    EXPECT_TRUE(writer.append(sealed.events));
    sealed.events = testing::in_time_order(sealed.events);
    const Path path = directory_.path() / fmt::format("{}-{}.parquet", seed, row_group_rows);
    auto info = writer.seal(system_files(), path, Uuid{}, Instant{});
    EXPECT_TRUE(info) << info.error().message;
    auto reader = SegmentReader::open(system_files(), path);
    EXPECT_TRUE(reader) << reader.error().message;
    sealed.reader = *std::move(reader);
    return sealed;
  }

  TemporaryDirectory directory_ = TemporaryDirectory::create().value();
};

std::string text_of(const Event& event, Column column) {
  switch (column) {
    case Column::source: return event.source_id;
    case Column::user: return event.user;
    case Column::device: return event.device;
    case Column::object: return event.object;
    case Column::target: return event.target;
    case Column::address: return event.address;
    case Column::process: return event.process;
    case Column::peripheral: return event.peripheral;
    case Column::raw: return event.raw;
    case Column::block: return event.block;
    default: return std::string(as_text(event.id.bytes));
  }
}

std::int64_t number_of(const Event& event, Column column) {
  switch (column) {
    case Column::time: return event.time.nanoseconds;
    case Column::event_class: return static_cast<std::int64_t>(event.event_class);
    case Column::activity: return static_cast<std::int64_t>(event.activity);
    case Column::bytes: return event.bytes;
    case Column::count: return event.count;
    default: return static_cast<std::int64_t>(event.block_offset);
  }
}

// The plain meaning of a term, without any of the short cuts.
bool satisfies(const Event& event, const Term& term) {
  bool found = false;
  if (is_integer(definition_of(term.column).kind)) {
    const std::int64_t value = number_of(event, term.column);
    found = term.comparison == Comparison::range ? value >= term.numbers[0] && value <= term.numbers[1]
                                                 : std::ranges::find(term.numbers, value) != term.numbers.end();
  } else {
    const auto fold = [&](std::string_view text) { return term.letter_case == LetterCase::folded ? fold_case(text) : std::string(text); };
    const std::string value = fold(text_of(event, term.column));
    for (const std::string& wanted : term.texts) {
      if (term.comparison == Comparison::prefix) found = found || value.starts_with(fold(wanted));
      else if (term.comparison == Comparison::contains) found = found || value.find(fold(wanted)) != std::string::npos;
      else found = found || value == fold(wanted);
    }
  }
  return found == (term.sense == Sense::is);
}

Term random_term(Random& random, const std::vector<Event>& events) {
  const Event& model = events[random.below(events.size())];
  const auto column = static_cast<Column>(random.below(column_count));
  Term term;
  if (is_integer(definition_of(column).kind)) {
    std::int64_t value = number_of(model, column);
    switch (random.below(3)) {
      case 0: term = equals(column, value); break;
      case 1: term = is_one_of(column, std::vector<std::int64_t>{value, number_of(events[random.below(events.size())], column), 77}); break;
      default: {
        std::int64_t other = number_of(events[random.below(events.size())], column);
        if (other < value) std::swap(other, value);
        term = between(column, value, other);
      }
    }
  } else {
    const std::string value = text_of(model, column);
    const std::uint64_t kind = column == Column::id ? random.below(2) : random.below(5);
    // Whole characters, so that folding a part means something.
    std::string part = to_utf8(to_utf32(value).substr(0, 1 + random.below(12)));
    switch (kind) {
      case 0: term = equals(column, random.below(5) == 0 && column != Column::id ? "no such value" : value); break;
      case 1: term = is_one_of(column, std::vector<std::string>{value, text_of(events[random.below(events.size())], column)}); break;
      case 2: term = starts_with(column, part); break;
      case 3: term = contains(column, part); break;
      default: term = is_empty(column); break;
    }
    if (column != Column::id && random.below(3) == 0) {
      term.letter_case = LetterCase::folded;
      for (std::string& text : term.texts) text = random.below(2) == 0 ? ascii_lower(text) : text;
    }
  }
  return random.below(4) == 0 ? unless(term) : term;
}

TEST_F(Scan, GivesBackEveryEventAsItWasWritten) {
  for (const Shape shape : {Shape::usual, Shape::hostile}) {
    for (const std::size_t row_group_rows : {std::size_t(1) << 20, std::size_t(70'000), std::size_t(1'000)}) {
      const std::size_t count = row_group_rows > 60'000 && shape == Shape::usual ? 80'000 : 3'000;
      const Sealed sealed = seal(11, count, shape, row_group_rows);
      const auto back = read_events(*sealed.reader, {}, SIZE_MAX);
      ASSERT_TRUE(back) << back.error().message;
      ASSERT_EQ(back->size(), sealed.events.size());
      for (std::size_t i = 0; i < back->size(); ++i) {
        const Event& a = (*back)[i];
        const Event& b = sealed.events[i];
        ASSERT_EQ(a.id, b.id) << i;
        for (std::size_t c = 0; c < column_count; ++c) {
          const auto column = static_cast<Column>(c);
          if (is_integer(definition_of(column).kind)) ASSERT_EQ(number_of(a, column), number_of(b, column)) << definition_of(column).name;
          else ASSERT_EQ(text_of(a, column), text_of(b, column)) << definition_of(column).name;
        }
      }
      ASSERT_TRUE(system_files().remove(Path(sealed.reader->name())));
    }
  }
}

TEST_F(Scan, FindsWhatAPlainLoopFindsForAnyPredicate) {
  SeededRandom random(99);
  std::uint64_t found_in_all = 0;
  for (const auto& [shape, rows] : {std::pair(Shape::hostile, 900), std::pair(Shape::usual, 2'000)}) {
    const Sealed sealed = seal(static_cast<std::uint64_t>(rows), static_cast<std::size_t>(rows) * 2, shape, static_cast<std::size_t>(rows));
    for (int round = 0; round < 400; ++round) {
      Predicate predicate;
      for (std::uint64_t terms = 1 + random.below(3); terms > 0; --terms) predicate.push_back(random_term(random, sealed.events));
      std::vector<model::EventId> expected;
      for (const Event& event : sealed.events)
        if (std::ranges::all_of(predicate, [&](const Term& term) { return satisfies(event, term); })) expected.push_back(event.id);
      std::vector<model::EventId> found;
      const Column columns[] = {Column::id};
      const auto statistics =
          scan(*sealed.reader, predicate, columns, ScanOrder::oldest_first, [&](const RowBatch& batch) -> Result<ScanStep> {
            found.insert(found.end(), batch.identifiers().begin(), batch.identifiers().end());
            return ScanStep::go_on;
          });
      ASSERT_TRUE(statistics) << statistics.error().message;
      std::string said;
      for (const Term& term : predicate)
        said += fmt::format("{} {} {} {}; ", definition_of(term.column).name, static_cast<int>(term.comparison),
                            static_cast<int>(term.sense), term.texts.empty() ? "" : term.texts[0]);
      ASSERT_EQ(found, expected) << said;
      ASSERT_EQ(count(*sealed.reader, predicate).value(), expected.size());
      ASSERT_EQ(statistics->matched, expected.size());
      found_in_all += found.size();
    }
  }
  EXPECT_GT(found_in_all, 10'000u);
}

TEST_F(Scan, SkipsRowGroupsAndBlocksThatCannotMatch) {
  const Sealed sealed = seal(5, 150'000, Shape::usual, 75'000);
  const auto skipped = [&](const Predicate& predicate) {
    return scan(*sealed.reader, predicate, {}, ScanOrder::oldest_first, [](const RowBatch&) -> Result<ScanStep> { return ScanStep::go_on; })
        .value();
  };
  EXPECT_EQ(skipped({equals(Column::user, "nobody")}).groups_skipped, 2u) << "bloom filter or bounds";
  EXPECT_EQ(skipped({equals(Column::address, "10.1.3.999")}).groups_skipped, 2u) << "dictionary";
  EXPECT_EQ(skipped({contains(Column::process, "no such part")}).groups_skipped, 2u) << "dictionary";
  const Instant first = sealed.events.front().time;
  EXPECT_EQ(skipped({time_between({0}, {first.nanoseconds - 1})}).groups_skipped, 2u);
  const ScanStatistics early = skipped({time_between(first, sealed.events[10].time)});
  EXPECT_EQ(early.groups_skipped, 1u);
  EXPECT_EQ(early.blocks_skipped, 1u);
  EXPECT_EQ(early.matched, 11u);
}

TEST_F(Scan, StopsWhenToldAndGoesBackwards) {
  const Sealed sealed = seal(6, 140'000, Shape::usual, 70'000);
  EXPECT_EQ(read_events(*sealed.reader, {}, 5)->size(), 5u);
  std::vector<std::uint64_t> starts;
  ASSERT_TRUE(scan(*sealed.reader, {}, {}, ScanOrder::newest_first, [&](const RowBatch& batch) -> Result<ScanStep> {
    starts.push_back(batch.first_row);
    return ScanStep::go_on;
  }));
  EXPECT_EQ(starts, (std::vector<std::uint64_t>{135'536, 70'000, 65'536, 0}));
}

TEST_F(Scan, RanksAsAPlainLoopDoes) {
  for (const std::size_t row_group_rows : {std::size_t(2'000), std::size_t(20'000)}) {
    const Sealed sealed = seal(7, 20'000, Shape::usual, row_group_rows);
    const Predicate predicate = {unless(equals(Column::activity, 2))};
    for (const Column column : {Column::user, Column::object, Column::activity, Column::raw}) {
      std::map<std::string, Ranked> sums;
      for (const Event& event : sealed.events) {
        if (event.activity == model::Activity::read) continue;
        const std::string key = column == Column::activity ? std::to_string(number_of(event, column)) : text_of(event, column);
        Ranked& row = sums[key];
        row.key = key;
        ++row.events;
        row.sum += event.bytes;
      }
      std::vector<Ranked> expected;
      for (const auto& [key, row] : sums) expected.push_back(row);
      std::ranges::sort(expected, [](const Ranked& a, const Ranked& b) {
        if (a.sum != b.sum) return a.sum > b.sum;
        return a.events != b.events ? a.events > b.events : a.key < b.key;
      });
      expected.resize(std::min<std::size_t>(expected.size(), 10));
      EXPECT_EQ(rank(*sealed.reader, column, Measure::sum_of_bytes, predicate, 10).value(), expected);
    }
    EXPECT_EQ(rank(*sealed.reader, Column::time, Measure::events, {}, 10).error().code, ErrorCode::invalid_input);
  }
}

TEST_F(Scan, RefusesTermsThatDoNotFitTheirColumn) {
  const Sealed sealed = seal(8, 10, Shape::usual, 10);
  for (const Term& term : {equals(Column::time, "now"), equals(Column::user, 5), contains(Column::bytes, "1"), between(Column::user, 1, 2),
                           starts_with(Column::id, "0123456789abcdef"), equals(Column::id, "short")})
    EXPECT_EQ(count(*sealed.reader, {term}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(count(*sealed.reader, {is_one_of(Column::user, std::vector<std::string>{})}).value(), 0u);
}

TEST_F(Scan, MakesTextUtf8) {
  std::vector<Event> events(2);
  events[0].user = "broken\xff";
  events[0].raw = "{\"a\":\"\xe3\x81\"}";
  events[1].user = "broken\xfe";
  SegmentWriter writer({});
  ASSERT_TRUE(writer.append(events));
  ASSERT_TRUE(writer.seal(system_files(), directory_.path() / "x", Uuid{}, Instant{}));
  const auto reader = SegmentReader::open(system_files(), directory_.path() / "x").value();
  const auto back = read_events(*reader, {equals(Column::user, "broken\uFFFD")}, 10).value();
  ASSERT_EQ(back.size(), 2u);
  EXPECT_EQ(back[0].raw, "{\"a\":\"\uFFFD\"}");
}

// Any single damaged byte, and any cut: the same events or an integrity error that names the file. Never a crash, never
// other events.
TEST_F(Scan, NoticesEveryDamagedByte) {
  const Sealed sealed = seal(9, 60, Shape::hostile, 40);
  const Path path = sealed.reader->name();
  const Bytes whole = system_files().read(path).value();
  const Path copy = directory_.path() / "damaged.parquet";
  SeededRandom random(4);
  std::size_t harmless = 0;
  const auto read_damaged = [&](ByteView bytes, std::string_view what) {
    EXPECT_TRUE(system_files().replace(copy, bytes, Durable::no));
    auto reader = SegmentReader::open(system_files(), copy);
    Error failed;
    if (reader) {
      // All columns, and a bloom filter.
      const auto user = count(**reader, {equals(Column::user, sealed.events[0].user)});
      const auto events = read_events(**reader, {}, SIZE_MAX);
      if (user && events) {
        ++harmless;
        ASSERT_EQ(events->size(), sealed.events.size()) << what;
        for (std::size_t i = 0; i < events->size(); ++i) {
          ASSERT_EQ((*events)[i].id, sealed.events[i].id) << what;
          for (std::size_t c = 0; c < column_count; ++c) {
            const auto column = static_cast<Column>(c);
            if (is_integer(definition_of(column).kind))
              ASSERT_EQ(number_of((*events)[i], column), number_of(sealed.events[i], column)) << what;
            else ASSERT_EQ(text_of((*events)[i], column), text_of(sealed.events[i], column)) << what;
          }
        }
        return;
      }
      failed = user ? events.error() : user.error();
    } else {
      failed = reader.error();
    }
    EXPECT_TRUE(failed.code == ErrorCode::integrity || failed.code == ErrorCode::invalid_input) << what << failed.message;
    EXPECT_NE(failed.message.find("damaged.parquet"), std::string::npos) << failed.message;
  };
  const std::size_t step = std::max<std::size_t>(1, whole.size() / 2'500);
  for (std::size_t at = 0; at < whole.size(); at += 1 + random.below(step * 2)) {
    Bytes damaged = whole;
    damaged[at] ^= static_cast<Byte>(1u << random.below(8));
    read_damaged(damaged, fmt::format("byte {} of {}", at, whole.size()));
    if (HasFatalFailure()) return;
  }
  // The footer, more closely.
  for (std::size_t at = whole.size() - 5'000; at < whole.size(); at += 1 + random.below(4)) {
    Bytes damaged = whole;
    damaged[at] ^= static_cast<Byte>(1u << random.below(8));
    read_damaged(damaged, fmt::format("byte {} of {}", at, whole.size()));
    if (HasFatalFailure()) return;
  }
  for (int cut = 0; cut < 80; ++cut) {
    read_damaged(ByteView(whole).first(random.below(whole.size())), "cut");
    if (HasFatalFailure()) return;
  }
  // Only bytes that no reader of these columns needs may be harmless: bloom filters that were not asked for.
  EXPECT_LT(harmless, whole.size() / 10);
}

TEST_F(Scan, RefusesOtherFilesByName) {
  const Path path = directory_.path() / "notes.txt";
  ASSERT_TRUE(system_files().replace(path, as_bytes("just some notes, long enough"), Durable::no));
  const auto opened = SegmentReader::open(system_files(), path);
  EXPECT_EQ(opened.error().code, ErrorCode::invalid_input);
  EXPECT_NE(opened.error().message.find("notes.txt"), std::string::npos);
  EXPECT_EQ(SegmentReader::open(system_files(), directory_.path() / "absent").error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace sekimori::events
