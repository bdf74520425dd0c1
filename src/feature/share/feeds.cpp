#include "feature/share/feeds.h"

#include <algorithm>

#include "base/csv.h"
#include "feature/share/tlp_channel.h"

namespace sekimori::share {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;  // XML 1.0 has no other control signs
  }
  return out;
}

// RFC 822, as RSS wants it.
std::string date_of(Instant at) {
  static constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Zone utc = Zone::utc();
  const Day day = utc.day_of(at);
  const int seconds = utc.second_of_day(at);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days.at(static_cast<std::size_t>(day.weekday())), day.day(),
                     months.at(static_cast<std::size_t>(day.month() - 1)), day.year(), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

struct Entry {
  Instant at;
  std::string xml;
};
Entry entry(Instant at, std::string_view number, std::string_view id, std::string_view category, const model::Wording& title,
            const model::Wording& text) {
  return {at,
          fmt::format("<item><title>{}</title><guid isPermaLink=\"false\">urn:uuid:{}</guid><pubDate>{}</pubDate><category>{}</category>"
                      "<description>{}</description></item>\n",
                      escaped(fmt::format("{} {} / {}", number, title.ja, title.en)), escaped(id), date_of(at), escaped(category),
                      escaped(fmt::format("{}\n\n{}", text.ja, text.en)))};
}

}  // namespace

Result<std::string> Feeds::clear(std::string_view link) {
  const record::Actor hub = record::Actor::system("feeds");
  std::vector<Entry> entries;
  for (const KnownShare& known : TRY(reports_.shares(hub))) {
    if (known.value.recalled_at || !may_travel(known.value.tlp, Channel::open_feed)) continue;
    const model::Wording summary{summary_of(known.value, Language::ja), summary_of(known.value, Language::en)};
    entries.push_back(entry(known.value.released_at, known.value.number, known.id, known.value.kind, summary, summary));
  }
  for (const KnownItem& known : TRY(forum_.items(hub))) {
    if (known.value.withdrawn_at || !may_travel(known.value.tlp, Channel::open_feed)) continue;
    const ForumContent& content = known.value.content;
    entries.push_back(entry(known.value.published_at, known.value.number, known.id, name_of(content.kind), content.title, content.body));
  }
  std::ranges::sort(entries, [](const Entry& a, const Entry& b) { return a.at.nanoseconds > b.at.nanoseconds; });
  const std::string name = TRY(identity_()).name;
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>{0} TLP:CLEAR</title><link>{1}</link>"
      "<description>{0}: 誰でも読める注意喚起とフォーラムの項目 / warnings and forum items for "
      "everybody</description><language>ja</language>\n",
      escaped(name), escaped(link.empty() ? "urn:sekimori:hub" : link));
  for (const Entry& one : entries) out += one.xml;
  return out + "</channel></rss>\n";
}

Result<std::vector<KnownShare>> Feeds::shares_for(const record::Actor& actor, std::string_view audience) {
  const auto belongs = [&](const std::string& reader) {
    return std::ranges::any_of(actor.groups, [&](const std::string& group) { return reader == "group:" + group; });
  };
  const auto readers = audiences_.readers_of(audience);
  if (!readers || (!is_hub(actor) && std::ranges::none_of(*readers, belongs)))
    return error(ErrorCode::not_found, "no audience '{}' in sight", audience);
  auto out = TRY(reports_.shares(actor));
  std::erase_if(out, [&](const KnownShare& one) {
    return one.value.audience != audience || one.value.recalled_at || !may_travel(one.value.tlp, Channel::feed);
  });
  return out;
}

Result<std::string> Feeds::indicators(const record::Actor& actor, std::string_view audience) {
  std::string out;
  append_csv_row(out, {"share", "released_at", "tlp", "kind", "value"});
  for (const KnownShare& known : TRY(shares_for(actor, audience)))
    for (const SharedIndicator& one : known.value.indicators)
      append_csv_row(out, {known.value.number, known.value.released_at.to_rfc3339(), known.value.tlp, one.kind, one.value});
  return out;
}

Result<std::map<std::string, std::string>> Feeds::misp(const record::Actor& actor, std::string_view audience) {
  const std::vector<KnownShare> shares = TRY(shares_for(actor, audience));
  const HubIdentity hub = TRY(identity_());
  std::map<std::string, std::string> out;
  Json manifest = Json::object();
  std::string hashes;
  for (const KnownShare& known : shares) {
    const Json event = misp_event(known.value, known.id, hub);
    const std::string uuid(event["Event"]["uuid"].text());
    manifest.set(uuid, misp_manifest_entry(event));
    for (const std::string& hash : misp_hashes(event)) hashes += hash + "," + uuid + "\n";
    out[uuid + ".json"] = event.dump();
  }
  out["manifest.json"] = manifest.dump();
  out["hashes.csv"] = hashes;
  return out;
}

}  // namespace sekimori::share
