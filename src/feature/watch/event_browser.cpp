#include "feature/watch/event_browser.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <queue>
#include <set>

#include "base/text.h"
#include "feature/watch/people_mask.h"
#include "model/least_sharers.h"
#include "store/events/scan.h"

namespace sekimori::watch {
namespace {

constexpr std::size_t most_values = 20;  // of a facet
constexpr std::size_t most_warm_segments = 64;
constexpr std::string_view account_prefix = "account:";

Result<void> check_reader(const record::Actor& actor) {
  const record::Reach reach = record::Permissions::standard().reach_of(actor, record::Verb::list, "event");
  if (actor.is_system || reach.any) return {};
  return error(ErrorCode::not_permitted, "event.list on all events is needed to look through them");
}

// Where an event stands: its time, its segment, its row. Newest first.
struct Place {
  std::int64_t time = INT64_MAX;
  std::string segment = "~";
  std::uint64_t row = UINT64_MAX;
};

std::string to_text(const Place& place) { return fmt::format("{} {} {}", place.time, place.row, place.segment); }

Result<Place> place_from(std::string_view text) {
  Place place;
  if (text.empty()) return place;
  const char* const end = text.data() + text.size();
  const auto time = std::from_chars(text.data(), end, place.time);
  if (time.ec == std::errc() && time.ptr != end) {
    const auto row = std::from_chars(time.ptr + 1, end, place.row);
    if (row.ec == std::errc() && row.ptr != end) {
      place.segment = std::string(row.ptr + 1, end);
      return place;
    }
  }
  return error(ErrorCode::usage, "cursor: it is not the \"next\" of a page of events");
}

std::vector<FacetCount> largest(const std::map<std::string, std::uint64_t>& counts) {
  std::vector<FacetCount> all;
  for (const auto& [value, events] : counts) all.push_back({.value = value, .label = {}, .events = events});
  std::ranges::sort(
      all, [](const FacetCount& a, const FacetCount& b) { return a.events != b.events ? a.events > b.events : a.value < b.value; });
  if (all.size() > most_values) all.resize(most_values);
  return all;
}

}  // namespace

// A filter as numbers of the outlines; `impossible`: a name that no event has.
struct EventBrowser::Wanted {
  std::int64_t first = INT64_MIN, last = INT64_MAX;
  bool impossible = false;
  bool by_user = false, by_device = false, by_source = false, by_activity = false, by_secret = false;
  std::set<std::uint32_t> users, devices, sources;
  std::array<bool, 256> activities{};
  std::vector<bool> secrets;  // by place
  std::shared_ptr<const std::vector<model::KnownSecret>> known;
  std::string text;
  std::map<std::string, std::vector<bool>> with_text;  // by segment, by row

  // What is left to ask of a row beside its place in `with_text`.
  bool fits(const SegmentOutline& outline, std::size_t row) const {
    if (by_activity && !activities[outline.activities[row]]) return false;
    if (by_secret && !secrets[outline.secrets[row]]) return false;
    if (by_source && !sources.contains(outline.sources[row])) return false;
    if (by_device && !devices.contains(outline.devices[row])) return false;
    return !by_user || users.contains(outline.users[row]);
  }
};

struct EventBrowser::Segment {
  std::string id, path;
  std::int64_t least = 0, greatest = 0;
};

// What a reader may see of the people in events: the person behind each account is asked once.
class EventBrowser::Sight {
 public:
  struct Subject {
    std::string person;  // id, or "account:NAME" when nobody is known
    std::string department;
    std::string pseudonym;
    bool revealed = false;
  };

  Sight(const BrowserParts& parts, const record::Actor& actor) : parts_(parts), actor_(actor) {}

  // Without pseudonym and sight: for counting.
  Subject& subject_of(std::string_view user) {
    auto [entry, is_new] = by_user_.try_emplace(std::string(user));
    if (is_new) {
      if (const auto known = parts_.people.find_by_account(user)) {
        entry->second.person = known->id.to_string();
        entry->second.department = known->person.department;
      } else {
        entry->second.person = std::string(account_prefix) + ascii_lower(user);
      }
    }
    return entry->second;
  }

  Result<std::string> pseudonym_of(const std::string& person) {
    if (const auto found = codes_.find(person); found != codes_.end()) return found->second;
    const auto ask = [&](sql::Transaction& tx) { return parts_.pseudonyms.code_of(tx, person); };
    auto code = parts_.database.read(ask);
    if (!code) code = parts_.database.write(ask);  // made when first asked for
    if (code) codes_[person] = *code;
    return code;
  }

  Result<bool> is_revealed(const std::string& person) {
    if (person.starts_with(account_prefix)) return false;
    if (actor_.is_system) return false;
    return parts_.database.read([&](sql::Transaction& tx) { return parts_.pseudonyms.may_see(tx, actor_, person); });
  }

  Result<SeenEvent> see(model::Event event) {
    SeenEvent seen;
    seen.event = std::move(event);
    if (!seen.event.object.empty())
      if (const auto known = parts_.secrets.find_by_path(seen.event.object)) {
        seen.secret = known->secret.number;
        seen.level = known->secret.level;
      }
    if (!seen.event.user.empty()) {
      Subject& subject = subject_of(seen.event.user);
      if (subject.pseudonym.empty()) {
        subject.pseudonym = TRY(pseudonym_of(subject.person));
        subject.revealed = TRY(is_revealed(subject.person));
      }
      seen.pseudonym = subject.pseudonym;
      seen.revealed = subject.revealed;
    }
    if (!seen.revealed) {
      // The record as it came names whom it likes.
      seen.event.raw.clear();
      for (std::string* text : {&seen.event.object, &seen.event.target, &seen.event.process, &seen.event.address})
        *text = PeopleMask::apply(*text, seen.event.user, seen.pseudonym);
      seen.event.user.clear();
    }
    for (std::string* text : {&seen.event.object, &seen.event.target, &seen.event.process, &seen.event.address})
      *text = TRY(without_names(*text));
    if (const auto owner = parts_.people.find_by_device(seen.event.device); owner && !TRY(is_known(owner->id.to_string())))
      seen.event.device.clear();
    return seen;
  }

 private:
  // Asked of the book once a person.
  Result<bool> is_known(const std::string& person) {
    if (const auto found = known_.find(person); found != known_.end()) return found->second;
    return known_[person] = TRY(is_revealed(person));
  }

  // Others are named in paths and addresses, too.
  Result<std::string> without_names(std::string_view text) {
    if (text.empty()) return std::string();
    if (!mask_) mask_.emplace(TRY(parts_.people.all()));
    return mask_->apply(text, [&](const model::KnownPerson& known) -> Result<std::string> {
      const std::string person = known.id.to_string();
      if (TRY(is_known(person))) return std::string();
      return pseudonym_of(person);
    });
  }

  const BrowserParts& parts_;
  const record::Actor& actor_;
  std::map<std::string, Subject, std::less<>> by_user_;
  std::map<std::string, std::string> codes_;
  std::map<std::string, bool> known_;
  std::optional<PeopleMask> mask_;
};

Result<EventBrowser::Wanted> EventBrowser::resolve(const record::Actor& actor, const EventFilter& filter) {
  Wanted wanted;
  wanted.known = TRY(outlines_.refresh());
  if (filter.first) wanted.first = filter.first->nanoseconds;
  if (filter.last) wanted.last = filter.last->nanoseconds;
  NameTable& names = outlines_.names();
  const auto numbers = [&](const std::vector<std::string>& texts, std::set<std::uint32_t>& into) {
    for (const std::string& text : texts)
      if (const auto found = names.find(text)) into.insert(*found);
    wanted.impossible = wanted.impossible || (!texts.empty() && into.empty());
    return !texts.empty();
  };
  for (const std::string& device : filter.devices)
    if (!actor.is_system && parts_.people.find_by_device(device))
      return error(ErrorCode::usage, "device: it is lent to one person alone; a person is found by pseudonym");
  wanted.by_device = numbers(filter.devices, wanted.devices);
  wanted.by_source = numbers(filter.sources, wanted.sources);
  wanted.by_activity = !filter.activities.empty();
  for (const model::Activity activity : filter.activities) wanted.activities[static_cast<std::uint8_t>(activity)] = true;
  std::set<std::string> people;
  for (const std::string& pseudonym : filter.pseudonyms) {
    auto person = parts_.database.read([&](sql::Transaction& tx) { return parts_.pseudonyms.person_of(tx, pseudonym); });
    if (!person) return std::unexpected(std::move(person).error());
    people.insert(*std::move(person));
  }
  if (!people.empty()) {
    wanted.by_user = true;
    // Whichever account of the logs leads to one of these.
    for (std::uint32_t n = 1; n < names.size(); ++n) {
      const std::string_view name = names.text(n);
      const auto known = parts_.people.find_by_account(name);
      const std::string person = known ? known->id.to_string() : std::string(account_prefix) + ascii_lower(name);
      if (people.contains(person)) wanted.users.insert(n);
    }
    wanted.impossible = wanted.impossible || wanted.users.empty();
  }
  if (!filter.secrets.empty() || !filter.levels.empty()) {
    wanted.by_secret = true;
    wanted.secrets.assign(wanted.known->size() + 1, false);
    bool any = false;
    const auto one_of = [](const auto& list, const auto& value) { return list.empty() || std::ranges::find(list, value) != list.end(); };
    for (std::size_t i = 0; i < wanted.known->size(); ++i) {
      const model::TradeSecret& secret = (*wanted.known)[i].secret;
      const bool fits = one_of(filter.secrets, secret.number) && one_of(filter.levels, secret.level);
      wanted.secrets[i + 1] = fits;
      any = any || fits;
    }
    wanted.impossible = wanted.impossible || !any;
  }
  wanted.text = fold_case(filter.text);
  if (!wanted.text.empty() && !actor.is_system) {
    if (wanted.text.size() < 2) return error(ErrorCode::usage, "q: at least two letters are needed");
    // A path often holds its owner's account: looking for that would lead from a name to a pseudonym.
    for (const model::KnownPerson& known : TRY(parts_.people.all())) {
      const auto names_somebody = [&](std::string_view name) {
        const std::string folded = fold_case(name);
        return folded.size() > 1 && (folded.contains(wanted.text) || wanted.text.contains(folded));
      };
      if (names_somebody(known.person.name) || names_somebody(known.person.staff_number) ||
          std::ranges::any_of(known.person.accounts, names_somebody))
        return error(
            ErrorCode::usage,
            "q: these words are a name, a staff number or an account, or part of one; look for a person by pseudonym, as alerts and "
            "events show it: person=P-7K3D");
    }
  }
  return wanted;
}

Result<void> EventBrowser::find_text(Wanted& wanted, const Segment& segment) {
  if (wanted.text.empty() || wanted.with_text.contains(segment.path)) return {};
  auto reader = TRY(events::SegmentReader::open(parts_.files, parts_.folder / segment.path));
  std::vector<bool> rows(reader->rows());
  const events::Predicate predicate = {events::contains(events::Column::object, wanted.text, events::LetterCase::folded)};
  TRY(events::scan(*reader, predicate, {}, events::ScanOrder::oldest_first, [&](const events::RowBatch& batch) -> Result<events::ScanStep> {
    for (const std::uint32_t row : batch.rows) rows[batch.first_row + row] = true;
    return events::ScanStep::go_on;
  }));
  wanted.with_text[segment.path] = std::move(rows);
  return {};
}

std::map<std::string, std::string> EventBrowser::source_names(const record::Actor& actor) {
  std::map<std::string, std::string> names;
  if (auto all = parts_.sources.all(actor))
    for (const KnownSource& known : *all) names[known.id.to_string()] = known.source.name;
  return names;
}

Result<std::vector<EventBrowser::Segment>> EventBrowser::segments(Instant first, Instant last) {
  const auto rows = TRY(parts_.database.read([&](sql::Transaction& tx) {
    return tx.query(
        "SELECT id, path, least_time, greatest_time FROM watch_segment WHERE removed_at IS NULL AND least_time <= ? AND greatest_time >= ? "
        "ORDER BY greatest_time DESC, id",
        last, first);
  }));
  std::vector<Segment> out;
  for (const sql::Row& row : rows) out.push_back({row.string(0), row.string(1), row.integer(2), row.integer(3)});
  return out;
}

Result<EventPage> EventBrowser::page(const record::Actor& actor, const EventFilter& filter, std::string_view after, std::size_t limit) {
  TRY(check_reader(actor));
  const Place place = TRY(place_from(after));
  TRY(outlines_.refresh());
  const auto all =
      TRY(segments(filter.first.value_or(Instant{INT64_MIN}), std::min(filter.last.value_or(Instant{INT64_MAX}), Instant{place.time})));
  // Names are known only when the outlines are, so those come first where the filter has a name.
  const bool by_name = !filter.pseudonyms.empty() || !filter.devices.empty() || !filter.sources.empty();
  if (by_name)
    for (const Segment& segment : all) TRY(outlines_.of(segment.path));
  Wanted wanted = TRY(resolve(actor, filter));
  EventPage page;
  if (wanted.impossible) return page;

  // One hand on the newest fitting row of each segment that may hold one of the page; the newest of all is taken each time.
  struct Hand {
    std::int64_t time;
    const Segment* segment;
    std::shared_ptr<const SegmentOutline> outline;
    std::size_t row;
    bool operator<(const Hand& other) const {
      if (time != other.time) return time < other.time;
      return segment->id != other.segment->id ? segment->id < other.segment->id : row < other.row;
    }
  };
  std::priority_queue<Hand> hands;
  const auto put = [&](const Segment& segment, std::shared_ptr<const SegmentOutline> outline, std::size_t below) {
    const std::vector<bool>* with_text = wanted.text.empty() ? nullptr : &wanted.with_text[segment.path];
    while (below > 0) {
      --below;
      if (outline->times[below] < wanted.first) return;
      if (with_text != nullptr && !(*with_text)[below]) continue;
      if (wanted.fits(*outline, below)) return hands.push({outline->times[below], &segment, std::move(outline), below});
    }
  };
  std::size_t next_segment = 0;
  // Segments come by their newest event: one is opened only when nothing at hand is newer than all that it holds.
  const auto open_more = [&]() -> Result<void> {
    while (next_segment < all.size() && (hands.empty() || all[next_segment].greatest >= hands.top().time)) {
      const Segment& segment = all[next_segment++];
      auto outline = TRY(outlines_.of(segment.path));
      TRY(find_text(wanted, segment));
      const auto& times = outline->times;
      auto below = static_cast<std::size_t>(std::ranges::upper_bound(times, std::min(wanted.last, place.time)) - times.begin());
      // At the very time of the place: rows of segments after it in the order, and rows before it in its own.
      while (below > 0 && times[below - 1] == place.time) {
        if (segment.id < place.segment) break;
        if (segment.id == place.segment && below - 1 < place.row) break;
        --below;
      }
      put(segment, std::move(outline), below);
    }
    return {};
  };
  struct Found {
    const Segment* segment;
    std::uint64_t row;
  };
  std::vector<Found> found;
  for (;;) {
    TRY(open_more());
    if (hands.empty()) break;
    if (found.size() == limit) {
      const Found& last = found.back();
      page.next = to_text({TRY(outlines_.of(last.segment->path))->times[last.row], last.segment->id, last.row});
      break;
    }
    Hand hand = hands.top();
    hands.pop();
    found.push_back({hand.segment, hand.row});
    put(*hand.segment, std::move(hand.outline), hand.row);
  }

  // Read what was found, segment by segment, and put it back in order.
  std::map<std::string, std::vector<std::uint64_t>> rows_of;
  for (const Found& one : found) rows_of[one.segment->path].push_back(one.row);
  std::map<std::pair<std::string, std::uint64_t>, model::Event> events;
  for (auto& [path, rows] : rows_of) {
    std::ranges::sort(rows);
    auto read = TRY(rows_.read(path, rows));
    for (std::size_t i = 0; i < rows.size(); ++i) events[{path, rows[i]}] = std::move(read[i]);
  }
  Sight sight(parts_, actor);
  const auto sources = source_names(actor);
  for (const Found& one : found) {
    page.events.push_back(TRY(sight.see(std::move(events[{one.segment->path, one.row}]))));
    if (const auto name = sources.find(page.events.back().event.source_id); name != sources.end()) page.events.back().source = name->second;
  }
  return page;
}

Result<EventSummary> EventBrowser::summary(const record::Actor& actor, const EventFilter& filter, std::size_t buckets) {
  TRY(check_reader(actor));
  TRY(outlines_.refresh());
  const auto all = TRY(segments(filter.first.value_or(Instant{INT64_MIN}), filter.last.value_or(Instant{INT64_MAX})));
  EventSummary summary;
  summary.buckets.assign(buckets, 0);
  std::vector<std::shared_ptr<const SegmentOutline>> outlines;
  std::int64_t least = INT64_MAX, greatest = INT64_MIN;
  for (const Segment& segment : all) {
    outlines.push_back(TRY(outlines_.of(segment.path)));
    least = std::min(least, segment.least);
    greatest = std::max(greatest, segment.greatest);
  }
  if (all.empty()) least = greatest = 0;
  summary.first = filter.first.value_or(Instant{least});
  summary.last = filter.last.value_or(Instant{greatest});
  Wanted wanted = TRY(resolve(actor, filter));
  if (wanted.impossible || all.empty()) return summary;

  const NameTable& names = outlines_.names();
  std::vector<std::uint64_t> users(names.size()), devices(names.size()), sources(names.size()), secrets(wanted.known->size() + 1);
  std::array<std::uint64_t, 256> activities{};
  const std::int64_t first = summary.first.nanoseconds;
  const auto width = static_cast<std::uint64_t>(summary.last.nanoseconds - first) / buckets + 1;
  // Hours are of the node's zone, whose offset is asked once an hour of the events.
  std::int64_t known_hour = INT64_MIN;
  int weekday = 0, hour = 0;
  const auto count_hour = [&](std::int64_t time) {
    constexpr std::int64_t length = 3600 * nanoseconds_per_second;
    if (const std::int64_t of = time / length; of != known_hour) {
      known_hour = of;
      weekday = parts_.zone.day_of(Instant{time}).weekday();
      hour = parts_.zone.second_of_day(Instant{time}) / 3600;
    }
    ++summary.hours[static_cast<std::size_t>(weekday)][static_cast<std::size_t>(hour)];
  };
  for (std::size_t i = 0; i < outlines.size(); ++i) {
    const auto& outline = outlines[i];
    TRY(find_text(wanted, all[i]));
    const std::vector<bool>* with_text = wanted.text.empty() ? nullptr : &wanted.with_text[all[i].path];
    const auto& times = outline->times;
    auto row = static_cast<std::size_t>(std::ranges::lower_bound(times, wanted.first) - times.begin());
    const auto end = static_cast<std::size_t>(std::ranges::upper_bound(times, wanted.last) - times.begin());
    for (; row < end; ++row) {
      if (with_text != nullptr && !(*with_text)[row]) continue;
      if (!wanted.fits(*outline, row)) continue;
      ++summary.events;
      count_hour(times[row]);
      ++summary.buckets[static_cast<std::uint64_t>(times[row] - first) / width];
      ++users[outline->users[row]];
      ++devices[outline->devices[row]];
      ++sources[outline->sources[row]];
      ++secrets[outline->secrets[row]];
      ++activities[outline->activities[row]];
    }
  }

  std::map<std::string, std::uint64_t> by_activity, by_source, by_level, by_device, by_person, by_department;
  for (std::size_t i = 0; i < activities.size(); ++i)
    if (activities[i] > 0) by_activity[std::string(name_of(static_cast<model::Activity>(i)))] += activities[i];
  for (std::size_t i = 1; i < sources.size(); ++i)
    if (sources[i] > 0) by_source[std::string(names.text(static_cast<std::uint32_t>(i)))] += sources[i];
  for (std::size_t i = 1; i < secrets.size(); ++i)
    if (secrets[i] > 0) by_level[std::string(identifier_of((*wanted.known)[i - 1].secret.level))] += secrets[i];
  for (std::size_t i = 1; i < devices.size(); ++i) {
    const std::string_view device = names.text(static_cast<std::uint32_t>(i));
    if (devices[i] > 0 && !parts_.people.find_by_device(device)) by_device[std::string(device)] += devices[i];
  }
  Sight sight(parts_, actor);
  std::map<std::string, std::set<std::string>> sharers;
  std::set<std::string> people;
  for (std::size_t i = 1; i < users.size(); ++i) {
    if (users[i] == 0) continue;
    const auto& subject = sight.subject_of(names.text(static_cast<std::uint32_t>(i)));
    by_person[subject.person] += users[i];
    if (subject.person.starts_with(account_prefix)) continue;
    people.insert(subject.person);
    by_department[subject.department] += users[i];
    sharers[subject.department].insert(subject.person);
  }
  std::erase_if(by_department,
                [&](const auto& entry) { return entry.first.empty() || sharers[entry.first].size() < model::least_sharers; });
  summary.people = people.size() < model::least_sharers ? 0 : people.size();
  summary.activities = largest(by_activity);
  summary.sources = largest(by_source);
  const auto sources_by_id = source_names(actor);
  for (FacetCount& count : summary.sources)
    if (const auto name = sources_by_id.find(count.value); name != sources_by_id.end()) count.label = name->second;
  summary.levels = largest(by_level);
  summary.devices = largest(by_device);
  summary.departments = largest(by_department);
  summary.pseudonyms = largest(by_person);
  for (FacetCount& count : summary.pseudonyms) count.value = TRY(sight.pseudonym_of(count.value));
  return summary;
}

Result<std::optional<SeenEvent>> EventBrowser::find(const record::Actor& actor, const model::EventId& id, Instant time) {
  TRY(check_reader(actor));
  for (const Segment& segment : TRY(segments(time, time))) {
    auto reader = TRY(events::SegmentReader::open(parts_.files, parts_.folder / segment.path));
    auto found = TRY(events::read_events(*reader, {events::time_between(time, time), events::equals(id)}, 1));
    if (found.empty()) continue;
    Sight sight(parts_, actor);
    return std::optional<SeenEvent>(TRY(sight.see(std::move(found.front()))));
  }
  return std::optional<SeenEvent>();
}

Result<void> EventBrowser::warm() {
  TRY(outlines_.refresh());
  auto newest = TRY(segments(Instant{INT64_MIN}, Instant{INT64_MAX}));
  if (newest.size() > most_warm_segments) newest.resize(most_warm_segments);
  for (const Segment& segment : newest) TRY(outlines_.of(segment.path));
  return {};
}

std::optional<model::Activity> activity_from(std::string_view name) {
  for (int n = 0; n <= static_cast<int>(model::Activity::start); ++n)
    if (name_of(static_cast<model::Activity>(n)) == name) return static_cast<model::Activity>(n);
  return {};
}

}  // namespace sekimori::watch
