#include "web/taxii_filter.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace sekimori::web {
namespace {

constexpr std::size_t most_values = 1000;  // in one match[...]

Result<std::vector<std::string>> list_of(std::string_view name, std::string_view text) {
  std::vector<std::string> out;
  if (text.ends_with(',')) return error(ErrorCode::usage, "{}: an empty value", name);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",\n"), text.size());
    const std::string_view one = trim(text.substr(0, end));
    if (one.empty()) return error(ErrorCode::usage, "{}: an empty value", name);
    out.emplace_back(one);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (out.empty()) return error(ErrorCode::usage, "{}: an empty value", name);
  if (out.size() > most_values) return error(ErrorCode::usage, "{}: more than {} values", name, most_values);
  return out;
}

Result<std::size_t> limit_of(std::string_view text) {
  std::size_t limit = 0;
  const auto done = std::from_chars(text.data(), text.data() + text.size(), limit);
  const bool too_large = done.ec == std::errc::result_out_of_range;
  if ((done.ec != std::errc() && !too_large) || done.ptr != text.data() + text.size() || (limit == 0 && !too_large))
    return error(ErrorCode::usage, "limit: a positive number is needed");
  return too_large ? share::most_in_page : std::min(limit, share::most_in_page);
}

// Times of any precision and with any offset, as long as they are times.
Result<objects::Microseconds> microseconds_of(std::string_view name, std::string_view text) {
  constexpr std::int64_t nanoseconds_per_microsecond = 1000;
  if (const auto stamp = stix::read_timestamp(text)) {
    if (const auto instant = stamp->instant()) return instant->nanoseconds / nanoseconds_per_microsecond;
    return stamp->seconds < 0 ? INT64_MIN : INT64_MAX;  // before and after everything that was ever added
  }
  const auto instant = Instant::parse(text);
  if (!instant) return error(ErrorCode::usage, "{}: '{}' is no time of the form 2016-05-12T08:17:27.000Z", name, text);
  return instant->nanoseconds / nanoseconds_per_microsecond;
}

Result<share::VersionWish> versions_of(const std::vector<std::string>& words) {
  share::VersionWish wish{.all = false, .first = false, .last = false, .exact = {}};
  for (const std::string& word : words) {
    const auto stamp = stix::read_timestamp(word);
    if (word == "all") wish.all = true;
    else if (word == "first") wish.first = true;
    else if (word == "last") wish.last = true;
    else if (stamp) wish.exact.push_back(*stamp);
    else return error(ErrorCode::usage, "match[version]: '{}' is neither first, last, all nor a time", word);
  }
  return wish;
}

}  // namespace

Result<share::Filter> taxii_filter(const Request& request, Matches matches) {
  share::Filter filter;
  for (const auto& [name, text] : request.query) {
    if (name == "limit") filter.limit = TRY(limit_of(text));
    else if (name == "next") filter.next = text;
    else if (name == "added_after") filter.added_after = TRY(microseconds_of(name, text));
    else if (name == "match[version]") filter.versions = TRY(versions_of(TRY(list_of(name, text))));
    else if (name == "match[spec_version]") {
      // A version that we have never heard of finds nothing; that is no mistake.
      bool none_known = true;
      for (const std::string& word : TRY(list_of(name, text)))
        if (const auto spec = stix::spec_version_from(word)) {
          filter.specs.push_back(*spec);
          none_known = false;
        } else if (word.size() != 3 || word[1] != '.') {
          return error(ErrorCode::usage, "match[spec_version]: '{}' is no version such as 2.1", word);
        }
      if (none_known) filter.ids = {"none"};
    } else if (name == "match[id]" && matches == Matches::all) {
      const auto ids = TRY(list_of(name, text));
      if (filter.ids.empty()) filter.ids = ids;
    } else if (name == "match[type]" && matches == Matches::all) {
      filter.types = TRY(list_of(name, text));
    } else if (name.starts_with("match[")) {
      return error(ErrorCode::usage, "the filter {} is not known here", name);
    }
  }
  return filter;
}

}  // namespace sekimori::web
