#include "engine/link/value_table.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <deque>

namespace sekimori::link {
namespace {

constexpr std::uint32_t nothing = UINT32_MAX;
constexpr double habit_campaigns = 6;  // that an empty store reckons to have not seen yet
constexpr double trait_campaigns = 1;
constexpr size_t text_block = size_t(1) << 20;
constexpr size_t shards = 256;

struct Value {
  std::uint32_t text_block = 0;
  std::uint32_t text_at = 0;
  std::uint32_t text_size = 0;
  std::uint32_t reports = 0;
  ReportNumber only = nothing;   // the posting of a value with one
  std::uint32_t list = nothing;  // place in `lists` of a value with several
  std::uint32_t campaigns = 1;
  FeatureType type = FeatureType::domain;
  Ground ground = Ground::own;
};

std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

std::uint64_t hash_of(FeatureType type, std::string_view text) {
  return mix(std::hash<std::string_view>()(text) + 0x9E3779B97F4A7C15u * (static_cast<std::uint64_t>(type) + 1));
}

}  // namespace

struct ValueTable::State {
  size_t most_postings = 64;
  // Everything grows in pieces: no single report pays for moving all that is there.
  std::deque<Value> values;
  std::vector<std::string> texts;  // of text_block bytes each, but for longer values
  std::deque<std::vector<ReportNumber>> lists;
  std::array<boost::unordered_flat_map<std::uint64_t, ValueNumber>, shards> by_hash;  // of equal hashes the next one free is taken
  double log_population = std::log(1000.0);
  double inexperience = 1;  // 1 in an empty store, 0 with a thousand campaigns

  std::string_view text(const Value& value) const {
    return std::string_view(texts[value.text_block]).substr(value.text_at, value.text_size);
  }
};

ValueTable::ValueTable(size_t most_postings) : state_(std::make_unique<State>()) { state_->most_postings = most_postings; }
ValueTable::~ValueTable() = default;
ValueTable::ValueTable(ValueTable&&) noexcept = default;
ValueTable& ValueTable::operator=(ValueTable&&) noexcept = default;

ValueNumber ValueTable::intern(const Feature& feature, Ground ground) {
  State& at = *state_;
  for (std::uint64_t hash = hash_of(feature.type, feature.value);; ++hash) {
    const auto number = static_cast<ValueNumber>(at.values.size());
    const auto [place, fresh] = at.by_hash[(hash >> 56) % shards].emplace(hash, number);
    if (!fresh) {
      const Value& known = at.values[place->second];
      if (known.type == feature.type && at.text(known) == feature.value) return place->second;
      continue;
    }
    Value value;
    if (at.texts.empty() || at.texts.back().size() + feature.value.size() > text_block) {
      at.texts.emplace_back();
      at.texts.back().reserve(std::max(text_block, feature.value.size()));
    }
    value.text_block = static_cast<std::uint32_t>(at.texts.size() - 1);
    value.text_at = static_cast<std::uint32_t>(at.texts.back().size());
    value.text_size = static_cast<std::uint32_t>(feature.value.size());
    value.type = feature.type;
    value.ground = ground;
    at.texts.back() += feature.value;
    at.values.push_back(value);
    return number;
  }
}

size_t ValueTable::size() const { return state_->values.size(); }
FeatureType ValueTable::type(ValueNumber value) const { return state_->values[value].type; }
std::string_view ValueTable::text(ValueNumber value) const { return state_->text(state_->values[value]); }

void ValueTable::add_posting(ValueNumber number, ReportNumber report) {
  State& at = *state_;
  Value& value = at.values[number];
  ++value.reports;
  if (value.list == nothing && value.only == nothing) {
    value.only = report;
    return;
  }
  if (value.list == nothing) {
    value.list = static_cast<std::uint32_t>(at.lists.size());
    at.lists.push_back({value.only});
    value.only = nothing;
  }
  std::vector<ReportNumber>& list = at.lists[value.list];
  if (list.size() >= at.most_postings) list.erase(list.begin());
  list.push_back(report);
}

void ValueTable::remove_posting(ValueNumber number, ReportNumber report) {
  State& at = *state_;
  Value& value = at.values[number];
  if (value.reports > 0) --value.reports;
  if (value.only == report) value.only = nothing;
  if (value.list != nothing) std::erase(at.lists[value.list], report);
}

std::span<const ReportNumber> ValueTable::postings(ValueNumber number) const {
  const Value& value = state_->values[number];
  if (value.list != nothing) return state_->lists[value.list];
  if (value.only != nothing) return {&value.only, 1};
  return {};
}

std::uint32_t ValueTable::reports(ValueNumber value) const { return state_->values[value].reports; }

void ValueTable::set_campaigns(ValueNumber number, std::uint32_t of_postings) {
  Value& value = state_->values[number];
  const size_t held = postings(number).size();
  // One campaign in the latest 64 is one in all; 60 campaigns in 64 of 640 reports are about 600.
  const double scale = held == 0 ? 1 : static_cast<double>(value.reports) / static_cast<double>(held);
  value.campaigns = of_postings <= 1 ? 1 : 1 + static_cast<std::uint32_t>(static_cast<double>(of_postings - 1) * scale);
}

std::uint32_t ValueTable::campaigns(ValueNumber value) const { return state_->values[value].campaigns; }

void ValueTable::set_population(size_t campaigns) {
  state_->log_population = std::log(static_cast<double>(std::max<size_t>(campaigns, 1000)));
  state_->inexperience = std::max(0.0, 1 - static_cast<double>(campaigns) / 1000);
}

double ValueTable::weight(ValueNumber number) const {
  const Value& value = state_->values[number];
  const double ground = value.ground == Ground::own ? 1 : value.ground == Ground::shared ? 0.5 : 0;
  // What is shared by habit is shared by many: a young store has not met them yet and reckons with some.
  const FeatureDescription& type = describe(value.type);
  const double unseen = state_->inexperience * (type.standing == Standing::habit   ? habit_campaigns
                                                : type.standing == Standing::trait ? trait_campaigns
                                                                                   : 0);
  const double seen = std::max(1.0, static_cast<double>(value.campaigns)) + unseen;
  const double rarity = std::max(0.0, 1 - std::log(seen) / state_->log_population);
  return type.prior * ground * rarity * rarity;
}

double ValueTable::cohesion_weight(ValueNumber number) const {
  constexpr double bands_of_text = 8, bands_of_digest = 16;
  const double whole = weight(number);
  switch (state_->values[number].type) {
    case FeatureType::text: return whole / bands_of_text;
    case FeatureType::fuzzy_hash: return whole / bands_of_digest;
    default: return whole;
  }
}

}  // namespace sekimori::link
