#include "engine/link/stop_lists.h"

#include <re2/re2.h>

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <charconv>
#include <numeric>

#include "base/json.h"
#include "base/text.h"
#include "engine/link/indicator.h"

namespace sekimori::link {
namespace {

constexpr size_t lists_of_our_own = 2;  // what needs no list comes before all that is given

enum class Reading : unsigned char {
  plain,
  provider,  // sells or gives away names below its own: those are its customers'
  hosting,   // lets addresses: the address is the tenant's for a while, the network is nobody's
};

bool named_like(std::string_view name, std::initializer_list<std::string_view> parts) {
  const std::string lower = ascii_lower(name);
  return std::ranges::any_of(parts, [&](std::string_view part) { return lower.find(part) != std::string::npos; });
}

Reading reading_of(std::string_view name) {
  if (named_like(name,
                 {"dynamic-dns", "lots-project", "link-in-bio", "ipfs-gateway", "url-shortener", "second-level-tld", "tlds", "disposable"}))
    return Reading::provider;
  if (named_like(name, {"amazon-aws", "google-gcp", "azure", "oracle-oci"})) return Reading::hosting;
  return Reading::plain;
}

struct Range {
  Address first;
  Address last;
  std::uint16_t list;
};

std::optional<Range> read_range(std::string_view text) {
  const size_t slash = text.find('/');
  const auto base = parse_address(text.substr(0, slash));
  if (!base) return {};
  int bits = 128;
  if (slash != std::string_view::npos) {
    const std::string_view digits = text.substr(slash + 1);
    int given = -1;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), given);
    if (code != std::errc() || end != digits.data() + digits.size() || given < 0 || given > (is_version_4(*base) ? 32 : 128)) return {};
    bits = is_version_4(*base) ? 96 + given : given;
  }
  Range range{*base, *base, 0};
  for (int bit = bits; bit < 128; ++bit) {
    const auto mask = static_cast<unsigned char>(0x80u >> (bit % 8));
    range.first[static_cast<size_t>(bit / 8)] = static_cast<unsigned char>(range.first[static_cast<size_t>(bit / 8)] & ~mask);
    range.last[static_cast<size_t>(bit / 8)] = static_cast<unsigned char>(range.last[static_cast<size_t>(bit / 8)] | mask);
  }
  return range;
}

}  // namespace

struct StopLists::Tables {
  struct Entry {
    std::uint16_t list;
    bool below;  // names below it, too
  };
  std::vector<std::string> names;
  std::vector<Reading> readings;
  boost::unordered_flat_map<std::string, Entry> exact;              // host names, addresses of mail, hashes
  boost::unordered_flat_map<std::string, std::uint16_t> providers;  // names below these are customers'
  boost::unordered_flat_map<std::string, std::vector<std::pair<std::string, std::uint16_t>>> parts;  // by their first four bytes
  std::vector<std::pair<std::unique_ptr<RE2>, std::uint16_t>> expressions;
  mutable std::vector<Range> ranges;  // sorted by first when `sorted`
  std::vector<Address> reach;         // the largest last up to and with this range
  std::vector<size_t> entries;        // of each list
  std::vector<size_t> unusable;

  std::uint16_t add_list(std::string_view name) {
    names.emplace_back(name);
    entries.push_back(0);
    unusable.push_back(0);
    readings.push_back(reading_of(name));
    return static_cast<std::uint16_t>(names.size() - 1);
  }

  void sort_ranges() {
    std::ranges::sort(ranges, {}, &Range::first);
    reach.clear();
    for (const Range& range : ranges) reach.push_back(reach.empty() ? range.last : std::max(reach.back(), range.last));
  }

  void add_name(std::string_view raw, std::uint16_t list, bool below) {
    std::string value = ascii_lower(trim(raw));
    if (value.starts_with('.')) {
      value.erase(0, 1);
      below = true;
    }
    if (value.empty()) return;
    ++entries[list];
    if (readings[list] == Reading::provider) {
      providers.emplace(value, list);
      below = false;
    }
    const auto [place, fresh] = exact.emplace(std::move(value), Entry{list, below});
    if (!fresh) place->second.below |= below;
  }

  // Adding a range leaves sorting to the end of the list.
  bool add_range(std::string_view text, std::uint16_t list) {
    auto range = read_range(trim(text));
    if (!range) return false;
    range->list = list;
    ranges.push_back(*range);
    ++entries[list];
    return true;
  }

  std::optional<Judgement> judge_address(const Address& address, bool network) const {
    Judgement found;
    auto at = std::ranges::upper_bound(ranges, address, {}, &Range::first);
    // Back over the ranges that begin before it, as long as one of them can still reach it.
    int steps = 0;
    while (at != ranges.begin() && steps++ < 4096) {
      --at;
      const size_t place = static_cast<size_t>(at - ranges.begin());
      if (reach[place] < address) break;
      if (at->last < address) continue;
      const bool let = readings[at->list] == Reading::hosting && !network;
      if (!let) return Judgement{Ground::stopped, names[at->list]};
      found = {Ground::shared, names[at->list]};
    }
    if (found.ground == Ground::own) return {};
    return found;
  }

  std::optional<Judgement> judge_text(std::string_view value) const {
    for (size_t i = 0; i + 4 <= value.size(); ++i)
      if (const auto found = parts.find(std::string(value.substr(i, 4))); found != parts.end())
        for (const auto& [part, list] : found->second)
          if (value.substr(i).starts_with(part)) return Judgement{Ground::stopped, names[list]};
    return {};
  }

  std::optional<Judgement> judge_host(std::string_view host) const {
    if (const auto found = exact.find(std::string(host)); found != exact.end())
      return Judgement{Ground::stopped, names[found->second.list]};
    std::string_view above = host;
    while (true) {
      const size_t dot = above.find('.');
      if (dot == std::string_view::npos) break;
      above.remove_prefix(dot + 1);
      const std::string key(above);
      // A country's or a provider's name ends the way up: what stands below is somebody's own.
      if (providers.contains(key)) return {};
      if (const auto found = exact.find(key); found != exact.end() && found->second.below)
        return Judgement{Ground::stopped, names[found->second.list]};
    }
    return {};
  }
};

StopLists::StopLists() : tables_(std::make_shared<Tables>()) {
  const std::uint16_t reserved = tables_->add_list("reserved addresses");
  for (const char* range : {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
                            "224.0.0.0/3", "::/127", "fc00::/7", "fe80::/10", "ff00::/8"})
    tables_->add_range(range, reserved);
  tables_->sort_ranges();
  const std::uint16_t empty = tables_->add_list("hashes of an empty file");
  for (const char* hash : {"d41d8cd98f00b204e9800998ecf8427e", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
                           "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})
    tables_->add_name(hash, empty, false);
}

Result<StopLists> StopLists::load(Files& files, const Path& folder) {
  StopLists out;
  std::vector<std::pair<std::string, Path>> found;
  for (const DirectoryEntry& entry : TRY(files.list(folder))) {
    const Path path = folder / entry.name;
    if (entry.kind == FileKind::directory && files.exists(path / "list.json")) found.emplace_back(entry.name, path / "list.json");
    else if (entry.kind == FileKind::regular && entry.name != "schema.json" &&
             (entry.name.ends_with(".json") || entry.name.ends_with(".txt")))
      found.emplace_back(path.stem().string(), path);
  }
  for (const auto& [name, path] : found) {
    const std::string text = TRY(files.read_text(path, std::uint64_t(256) << 20));
    auto done = path.extension() == ".txt" ? out.add_lines(name, text) : out.add_warning_list(name, text);
    if (!done) return std::unexpected(std::move(done).error().at(path.string()));
  }
  return out;
}

Result<void> StopLists::add_warning_list(std::string_view name, std::string_view json) {
  const Json list = TRY(Json::parse(json));
  if (!list["list"].is_array() || !list["type"].is_string()) return error(ErrorCode::invalid_input, "a stop-list has 'type' and 'list'");
  const std::string_view type = list["type"].text();
  Tables& tables = *tables_;
  const std::uint16_t number = tables.add_list(name);
  for (const Json& item : list["list"].items()) {
    const std::string_view value = item.text();
    bool usable = true;
    if (type == "cidr") {
      usable = tables.add_range(value, number);
    } else if (type == "hostname") {
      tables.add_name(value, number, true);
    } else if (type == "string") {
      tables.add_name(value, number, false);
    } else if (type == "substring") {
      const std::string lower = ascii_lower(value);
      usable = lower.size() >= 4;
      if (usable) tables.parts[lower.substr(0, 4)].emplace_back(lower, number);
      tables.entries[number] += usable;
    } else if (type == "regex" && value.starts_with('/') && value.rfind('/') > 1) {
      const size_t close = value.rfind('/');
      RE2::Options options(RE2::Quiet);
      options.set_case_sensitive(!value.substr(close).contains('i'));
      options.set_max_mem(1 << 20);
      auto expression = std::make_unique<RE2>(re2::StringPiece(value.data() + 1, close - 1), options);
      usable = expression->ok() && list["matching_attributes"].dump().find("email") != std::string::npos;
      if (usable) tables.expressions.emplace_back(std::move(expression), number);
      tables.entries[number] += usable;
    } else {
      usable = false;
    }
    tables.unusable[number] += !usable;
  }
  tables.sort_ranges();
  return {};
}

Result<void> StopLists::add_lines(std::string_view name, std::string_view text) {
  if (!is_valid_utf8(text)) return error(ErrorCode::invalid_input, "a stop-list is UTF-8 text");
  Tables& tables = *tables_;
  const std::uint16_t number = tables.add_list(name);
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = trim(line.substr(0, std::min(line.find('#'), line.size())));
    if (line.empty() || tables.add_range(line, number)) continue;
    tables.add_name(line, number, true);
  }
  tables.sort_ranges();
  return {};
}

Judgement StopLists::judge(const Feature& feature) const {
  const Tables& tables = *tables_;
  switch (feature.type) {
    case FeatureType::ip:
    case FeatureType::sending_ip:
      if (const auto address = parse_address(feature.value)) return tables.judge_address(*address, false).value_or(Judgement{});
      return {};
    case FeatureType::network:
    case FeatureType::sending_network: {
      const size_t slash = feature.value.find('/');
      if (const auto address = parse_address(std::string_view(feature.value).substr(0, slash)))
        return tables.judge_address(*address, true).value_or(Judgement{});
      return {};
    }
    case FeatureType::domain:
    case FeatureType::registrable_domain:
    case FeatureType::from_domain:
    case FeatureType::return_path_domain:
    case FeatureType::helo:
      if (auto found = tables.judge_host(feature.value)) return *found;
      return tables.judge_text(feature.value).value_or(Judgement{});
    case FeatureType::from_address:
    case FeatureType::reply_to:
      // The address is its owner's even at a provider everybody uses; only addresses of a list themselves are nobody's.
      if (const auto found = tables.exact.find(feature.value); found != tables.exact.end())
        return {Ground::stopped, tables.names[found->second.list]};
      for (const auto& [expression, list] : tables.expressions)
        if (RE2::PartialMatch(feature.value, *expression)) return {Ground::stopped, tables.names[list]};
      return {};
    case FeatureType::sha256:
    case FeatureType::sha1:
    case FeatureType::md5:
      if (const auto found = tables.exact.find(feature.value); found != tables.exact.end())
        return {Ground::stopped, tables.names[found->second.list]};
      return {};
    case FeatureType::url: {
      // A page of a large site can be the attacker's; its front door is the site's.
      const size_t scheme = feature.value.find("://");
      if (scheme == std::string::npos) return {};
      const size_t host_at = scheme + 3;
      const size_t end = feature.value.find_first_of("/?#", host_at);
      if (end != std::string::npos && end + 1 < feature.value.size()) return {};
      return tables.judge_host(std::string_view(feature.value).substr(host_at, end == std::string::npos ? end : end - host_at))
          .value_or(Judgement{});
    }
    default: return {};
  }
}

std::vector<StopListCount> StopLists::counts() const {
  std::vector<StopListCount> out;
  for (size_t i = lists_of_our_own; i < tables_->names.size(); ++i)
    out.push_back({tables_->names[i], tables_->entries[i], tables_->unusable[i]});
  return out;
}

size_t StopLists::lists() const { return tables_->names.size() - lists_of_our_own; }
size_t StopLists::entries() const { return std::accumulate(tables_->entries.begin(), tables_->entries.end(), size_t(0)); }
size_t StopLists::unusable() const { return std::accumulate(tables_->unusable.begin(), tables_->unusable.end(), size_t(0)); }

}  // namespace sekimori::link
