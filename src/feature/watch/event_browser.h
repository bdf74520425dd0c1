// Looking through all events: pages at any depth, a histogram over time, counts by who, what, where. People appear by pseudonym.
//
//   EventBrowser browser(parts);
//   EventPage page = TRY(browser.page(actor, {.pseudonym = "P-7K3D"}, cursor, 100));       // newest first
//   EventSummary summary = TRY(browser.summary(actor, {.first = from, .last = to}, 60));
//
// Needs "event.list" on all events. A name, an account, the computer lent to one person alone, and the raw record show where two persons
// have agreed to reveal them to this reader; whoever else is named in a path or address is masked likewise. Facets count departments only
// where at least five people share them, and name no computer that is lent to one person (docs/contract.md, "Roles, permissions, people").
// Any thread.
#pragma once

#include <array>
#include <map>

#include "feature/watch/segment_outline.h"
#include "feature/watch/source_book.h"
#include "model/event.h"
#include "model/ports/person_directory.h"
#include "record/pseudonym.h"
#include "store/events/row_reader.h"
#include "store/sql/database.h"

namespace sekimori::watch {

struct EventFilter {
  std::optional<Instant> first, last;   // both included
  std::vector<std::string> pseudonyms;  // any of them, as in the other lists
  std::vector<model::Activity> activities;
  std::vector<std::string> secrets;  // register numbers
  std::vector<model::Level> levels;  // of the secret that was touched
  std::vector<std::string> devices;
  std::vector<std::string> sources;  // ids
  std::string text;                  // in the path or address that was acted upon, capital and small letters alike
};

std::optional<model::Activity> activity_from(std::string_view name);  // "copy"

struct SeenEvent {
  model::Event event;     // user is empty and raw withheld unless revealed; people named in paths and addresses are masked
  std::string pseudonym;  // empty: no account in the event
  bool revealed = false;
  std::string secret;  // register number; empty: none
  std::optional<model::Level> level;
  std::string source;  // name
};
Json to_json(const SeenEvent& seen);

struct EventPage {
  std::vector<SeenEvent> events;
  std::string next;  // place after which the next page begins; empty: this is the last
};

struct FacetCount {
  std::string value;
  std::string label;  // where the value is an id
  std::uint64_t events = 0;
};
struct EventSummary {
  std::uint64_t events = 0;
  Instant first, last;  // of the histogram
  std::vector<std::uint64_t> buckets;
  std::array<std::array<std::uint64_t, 24>, 7> hours{};  // by weekday (Sunday first) and hour of the node's zone
  std::vector<FacetCount> activities, sources, levels, pseudonyms, devices, departments;
  std::uint64_t people = 0;  // with at least one event; 0 when fewer than five
};
Json to_json(const EventSummary& summary);
// The parts of a summary, each with the same names as in the whole.
Json histogram_json(const EventSummary& summary);
Json facets_json(const EventSummary& summary);
Json density_json(const EventSummary& summary);

struct BrowserParts {
  sql::Database& database;
  record::PseudonymBook& pseudonyms;
  model::PersonDirectory& people;
  model::SecretDirectory& secrets;
  Files& files;
  Path folder;  // where the segments lie
  SourceBook& sources;
  Zone zone;
};

class EventBrowser {
 public:
  explicit EventBrowser(BrowserParts parts)
      : parts_(std::move(parts)), outlines_(parts_.files, parts_.folder, parts_.secrets), rows_(parts_.files, parts_.folder) {}

  // Newest first, after the place that the page before named. usage: the place is none, or the text names somebody. not_found: no such
  // pseudonym.
  Result<EventPage> page(const record::Actor& actor, const EventFilter& filter, std::string_view after, std::size_t limit);
  Result<EventSummary> summary(const record::Actor& actor, const EventFilter& filter, std::size_t buckets);
  // One event whole. Nothing when there is none of that id at that time.
  Result<std::optional<SeenEvent>> find(const record::Actor& actor, const model::EventId& id, Instant time);
  // Makes the outlines of the newest segments, so that the first reader does not wait.
  Result<void> warm();

 private:
  struct Wanted;
  struct Segment;
  class Sight;
  Result<Wanted> resolve(const record::Actor& actor, const EventFilter& filter);
  Result<void> find_text(Wanted& wanted, const Segment& segment);
  std::map<std::string, std::string> source_names(const record::Actor& actor);
  Result<std::vector<Segment>> segments(Instant first, Instant last);

  BrowserParts parts_;
  OutlineCache outlines_;
  events::RowReader rows_;
};

}  // namespace sekimori::watch
