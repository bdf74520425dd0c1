#include "engine/link/indicator.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

#include "base/text.h"

namespace sekimori::link {
namespace {

constexpr size_t longest_value = 2048;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool all_hex(std::string_view text) { return std::ranges::all_of(text, is_hex); }

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

// Endings of file names that could pass for host names.
constexpr std::string_view file_endings[] = {
    "exe", "dll",  "sys", "doc", "docx", "docm", "xls", "xlsx", "xlsm",  "ppt", "pptx", "pdf",  "rtf", "zip",  "rar", "7z",  "lnk",
    "js",  "jse",  "vbs", "vbe", "ps1",  "bat",  "cmd", "scr",  "cpl",   "php", "asp",  "aspx", "jsp", "html", "htm", "txt", "dat",
    "bin", "tmp",  "jpg", "png", "gif",  "ico",  "apk", "jar",  "hta",   "iso", "img",  "msi",  "chm", "elf",  "pif", "inf", "log",
    "xml", "json", "yar", "yml", "csv",  "cab",  "eml", "msg",  "class", "drv", "ocx",  "bmp",  "ini", "adoc"};

constexpr std::string_view generic_top_levels[] = {
    "com",     "net",     "org",     "info",      "biz",    "edu",      "gov",     "mil",    "int",      "name",      "pro",     "mobi",
    "asia",    "tel",     "xyz",     "top",       "site",   "online",   "club",    "shop",   "store",    "app",       "dev",     "cloud",
    "live",    "space",   "tech",    "website",   "icu",    "vip",      "link",    "click",  "fun",      "work",      "world",   "today",
    "life",    "news",    "press",   "host",      "stream", "download", "win",     "bid",    "loan",     "men",       "date",    "party",
    "trade",   "review",  "science", "cricket",   "racing", "rocks",    "agency",  "center", "services", "solutions", "support", "systems",
    "network", "digital", "email",   "media",     "group",  "global",   "company", "page",   "one",      "lat",       "bond",    "cyou",
    "monster", "wiki",    "blog",    "art",       "ltd",    "run",      "zone",    "best",   "buzz",     "onion",     "bit",     "arpa",
    "test",    "example", "invalid", "localhost", "cc",     "quest",    "sbs",     "rest",   "bar",      "beauty",    "hair",    "skin",
    "makeup",  "city",    "express", "finance",   "money",  "exchange", "chat",    "band",   "bet",      "casino",    "cam",     "camp",
    "care",    "cash",    "coffee",  "codes",     "cool",   "credit"};

constexpr std::string_view second_levels[] = {"co",   "com", "net", "org", "ac",  "go",  "ne", "or", "gr",  "ed",
                                              "lg",   "gov", "edu", "ad",  "gob", "mil", "id", "in", "web", "nom",
                                              "kiev", "msk", "spb", "idv", "ltd", "plc", "me", "nic"};

bool country_like(std::string_view label) { return label.size() == 2 && is_letter(label[0]) && is_letter(label[1]); }

// File names that every second list has.
constexpr std::string_view common_files[] = {
    "svchost.exe",  "explorer.exe", "rundll32.exe", "regsvr32.exe", "cmd.exe",     "powershell.exe", "setup.exe",   "install.exe",
    "update.exe",   "updater.exe",  "winword.exe",  "excel.exe",    "lsass.exe",   "services.exe",   "index.php",   "index.html",
    "index.htm",    "default.aspx", "readme.txt",   "config.json",  "test.exe",    "loader.exe",     "install.bat", "payload.exe",
    "kernel32.dll", "ntdll.dll",    "user32.dll",   "version.dll",  "wscript.exe", "cscript.exe",    "mshta.exe",   "notepad.exe"};

// Words by which scanners class what they find; a name without one of them is not taken for a scanner's.
constexpr std::string_view detection_words[] = {
    "agent",       "spy",           "exploit",   "hacktool", "riskware", "pswtool", "psw",        "kryptik",          "injector",
    "rootkit",     "backdoor",      "filecoder", "generik",  "rozena",   "dropper", "downloader", "packed",           "adware",
    "clicker",     "proxy",         "keylogger", "ransom",   "worm",     "virus",   "trojan",     "trojandownloader", "trojandropper",
    "trojanproxy", "trojanclicker", "banker"};

// "Win32/Agent.UWR" and "agent.uwr" are one name.
std::optional<std::string> detection_name(std::string_view text) {
  std::string lower = ascii_lower(text.substr(text.rfind('/') == std::string_view::npos ? 0 : text.rfind('/') + 1));
  if (lower.size() < 6 || lower.size() > 80 || !lower.contains('.')) return {};
  bool classed = false;
  for (size_t start = 0; start <= lower.size();) {
    const size_t end = std::min(lower.find_first_of(".:!", start), lower.size());
    const std::string_view label = std::string_view(lower).substr(start, end - start);
    if (!std::ranges::all_of(label, [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; })) return {};
    classed |= std::ranges::find(detection_words, label) != std::end(detection_words);
    start = end + 1;
  }
  if (!classed) return {};
  return lower;
}

std::optional<Feature> vulnerability_of(std::string_view text) {
  const std::string lower = ascii_lower(text);
  if (!lower.starts_with("cve-") || lower.size() < 13 || lower.size() > 28 || lower[8] != '-') return {};
  for (size_t i = 4; i < lower.size(); ++i)
    if (i != 8 && !is_digit(lower[i])) return {};
  return Feature{FeatureType::vulnerability, "CVE" + lower.substr(3)};
}

std::optional<Feature> hash_of(std::string_view text) {
  if (!all_hex(text)) return {};
  switch (text.size()) {
    case 64: return Feature{FeatureType::sha256, ascii_lower(text)};
    case 40: return Feature{FeatureType::sha1, ascii_lower(text)};
    case 32: return Feature{FeatureType::md5, ascii_lower(text)};
    default: return {};
  }
}

bool is_mail_address(std::string_view text) {
  const size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at == text.rfind('@') && is_host_name(text.substr(at + 1)) &&
         text.find_first_of(" \t<>/") == std::string_view::npos;
}

struct UrlParts {
  std::string_view host;
  std::string_view rest;  // path and query
};

std::optional<UrlParts> split_url(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || scheme == 0 || scheme > 8) return {};
  std::string_view after = url.substr(scheme + 3);
  const size_t end = std::min(after.find_first_of("/?#"), after.size());
  std::string_view host = after.substr(0, end);
  if (const size_t user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  if (!host.starts_with('['))
    if (const size_t port = host.rfind(':'); port != std::string_view::npos) host = host.substr(0, port);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return UrlParts{host, after.substr(end)};
}

bool is_ssdeep(std::string_view text) {
  const size_t first = text.find(':');
  if (first == std::string_view::npos || first == 0 || !std::ranges::all_of(text.substr(0, first), is_digit)) return false;
  const size_t second = text.find(':', first + 1);
  return second != std::string_view::npos && second > first + 6 && text.find_first_of(" \t/\\.@") > second;
}

bool is_tlsh(std::string_view text) {
  if (text.size() == 72 && (text[0] == 'T' || text[0] == 't') && text[1] == '1') text.remove_prefix(2);
  return text.size() == 70 && all_hex(text);
}

}  // namespace

std::string refang(std::string_view given) {
  std::string out(given.substr(0, longest_value));
  // What is undone once can show something to undo again: "[[.]]".
  for (int round = 0; round < 4; ++round) {
    std::string_view text = out;
    while (!text.empty() && std::string_view(" \t\r\n\"'`<>|,;").contains(text.front())) text.remove_prefix(1);
    while (!text.empty() && std::string_view(" \t\r\n\"'`<>|,;.").contains(text.back())) text.remove_suffix(1);
    std::string next(text);
    for (const std::string_view dot : {"[.]", "(.)", "{.}", "[dot]", "(dot)", "[.", ".]"}) replace_all(next, dot, ".");
    replace_all(next, "[:]", ":");
    for (const std::string_view at : {"[at]", "(at)", "[@]"}) replace_all(next, at, "@");
    const std::string scheme = ascii_lower(std::string_view(next).substr(0, 8));
    if (scheme == "hxxps://") next.replace(0, 8, "https://");
    else if (scheme.starts_with("hxxp://")) next.replace(0, 7, "http://");
    if (next == out) break;
    out = std::move(next);
  }
  return out;
}

std::optional<Address> parse_address(std::string_view text) {
  if (text.size() > 45 || text.empty()) return {};
  char buffer[46] = {};
  std::ranges::copy(text, buffer);
  Address out{};
  in_addr four{};
  if (::inet_pton(AF_INET, buffer, &four) == 1) {
    out[10] = out[11] = 0xFF;
    std::memcpy(out.data() + 12, &four, 4);
    return out;
  }
  in6_addr six{};
  if (::inet_pton(AF_INET6, buffer, &six) != 1) return {};
  std::memcpy(out.data(), &six, 16);
  return out;
}

bool is_version_4(const Address& address) {
  return std::all_of(address.begin(), address.begin() + 10, [](unsigned char b) { return b == 0; }) && address[10] == 0xFF &&
         address[11] == 0xFF;
}

std::string to_string(const Address& address) {
  char buffer[INET6_ADDRSTRLEN] = {};
  if (is_version_4(address)) ::inet_ntop(AF_INET, address.data() + 12, buffer, sizeof buffer);
  else ::inet_ntop(AF_INET6, address.data(), buffer, sizeof buffer);
  return buffer;
}

std::string network_of(const Address& address) {
  Address base = address;
  const bool four = is_version_4(address);
  for (size_t i = four ? 15 : 6; i < 16; ++i) base[i] = 0;
  return to_string(base) + (four ? "/24" : "/48");
}

bool is_host_name(std::string_view text) {
  if (text.size() < 4 || text.size() > 253 || !text.contains('.')) return false;
  size_t label = 0;
  for (const char c : text) {
    if (c == '.') {
      if (label == 0) return false;
      label = 0;
    } else if (is_letter(c) || is_digit(c) || c == '-' || c == '_' || (static_cast<unsigned char>(c) & 0x80) != 0) {
      if (++label > 63) return false;
    } else {
      return false;
    }
  }
  return label >= 2 && !is_digit(text.back());
}

bool is_known_top_level(std::string_view label) {
  const std::string lower = ascii_lower(label);
  return country_like(lower) || lower.starts_with("xn--") || std::ranges::find(generic_top_levels, lower) != std::end(generic_top_levels);
}

std::string_view registrable_domain(std::string_view host) {
  const size_t last = host.rfind('.');
  if (last == std::string_view::npos || last == 0) return host;
  size_t start = host.rfind('.', last - 1);
  if (start == std::string_view::npos) return host;
  const std::string_view second = host.substr(start + 1, last - start - 1);
  const std::string_view top = host.substr(last + 1);
  if (top.size() == 2 && std::ranges::find(second_levels, second) != std::end(second_levels)) {
    if (start == 0) return host;
    start = host.rfind('.', start - 1);
    if (start == std::string_view::npos) return host;
  }
  return host.substr(start + 1);
}

std::string pattern_of(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    bool digits = false, letters = false, hex = true;
    while (end < text.size() && (is_digit(text[end]) || is_letter(text[end]))) {
      digits |= is_digit(text[end]);
      letters |= is_letter(text[end]);
      hex &= is_hex(text[end]);
      ++end;
    }
    if (end == i) {
      out += text[i++];
      continue;
    }
    const std::string_view run = text.substr(i, end - i);
    if (digits && !letters) out += fmt::format("9{{{}}}", run.size());
    else if (digits && hex && run.size() >= 4) out += fmt::format("x{{{}}}", run.size());
    else if (digits && run.size() >= 4) out += fmt::format("w{{{}}}", run.size());
    else out += run;
    i = end;
  }
  return out;
}

std::string path_template(std::string_view path_and_query) {
  path_and_query = path_and_query.substr(0, std::min(path_and_query.find('#'), path_and_query.size()));
  const size_t mark = std::min(path_and_query.find('?'), path_and_query.size());
  std::string out = pattern_of(path_and_query.substr(0, std::min<size_t>(mark, 512)));
  if (mark == path_and_query.size()) return out;
  std::string_view query = path_and_query.substr(mark + 1);
  char joint = '?';
  while (!query.empty() && out.size() < 1024) {
    const size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    out += joint;
    out += pair.substr(0, std::min(pair.find('='), pair.size()));
    joint = '&';
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return out;
}

std::optional<Feature> classify_indicator(std::string_view raw) {
  const std::string text = refang(raw);
  const bool printable = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
  if (text.size() < 3 || !printable || !is_valid_utf8(text)) return {};
  if (auto hash = hash_of(text)) return hash;
  if (auto vulnerability = vulnerability_of(text)) return vulnerability;
  if (is_tlsh(text)) return normalise_feature(FeatureType::fuzzy_hash, text);
  if (const auto url = split_url(text)) {
    if (is_host_name(url->host) || parse_address(url->host)) return normalise_feature(FeatureType::url, text);
    return {};
  }
  if (is_mail_address(text)) return normalise_feature(FeatureType::from_address, text);
  if (const auto address = parse_address(text)) return Feature{FeatureType::ip, to_string(*address)};
  if (is_ssdeep(text)) return normalise_feature(FeatureType::fuzzy_hash, text);
  const std::string_view host = std::string_view(text).substr(0, std::min(text.find(':'), text.size()));  // host:port, address:port
  if (const auto address = parse_address(host)) return Feature{FeatureType::ip, to_string(*address)};
  if (auto name = detection_name(text)) return Feature{FeatureType::artefact_name, *std::move(name)};
  if (const size_t slash = text.find('/'); slash != std::string::npos && slash > 0) {
    // An address without its scheme.
    const std::string_view front = std::string_view(text).substr(0, slash);
    const size_t dot = front.rfind('.');
    if (is_host_name(front) && is_known_top_level(front.substr(dot + 1))) return normalise_feature(FeatureType::url, "http://" + text);
    return {};
  }
  const size_t dot = host.rfind('.');
  if (dot == std::string_view::npos) return {};
  const std::string ending = ascii_lower(host.substr(dot + 1));
  if (std::ranges::find(file_endings, ending) != std::end(file_endings)) return normalise_feature(FeatureType::artefact_name, text);
  if (is_host_name(host) && is_known_top_level(ending)) return normalise_feature(FeatureType::domain, host);
  return {};
}

std::optional<Feature> normalise_feature(FeatureType type, std::string_view raw) {
  const std::string_view trimmed = trim(raw);
  if (trimmed.empty()) return {};
  switch (type) {
    case FeatureType::sha256:
    case FeatureType::sha1:
    case FeatureType::md5: {
      auto hash = hash_of(trimmed);
      if (!hash || hash->type != type) return {};
      return hash;
    }
    case FeatureType::vulnerability: return vulnerability_of(trimmed);
    case FeatureType::import_hash:
      if (trimmed.size() != 32 || !all_hex(trimmed)) return {};
      return Feature{type, ascii_lower(trimmed)};
    case FeatureType::fuzzy_hash: {
      if (is_tlsh(trimmed)) {
        std::string value = ascii_lower(trimmed);
        if (value.size() == 70) value.insert(0, "t1");
        return Feature{type, std::move(value)};
      }
      if (!is_ssdeep(trimmed) || trimmed.size() > 200) return {};
      return Feature{type, std::string(trimmed)};
    }
    case FeatureType::ip:
    case FeatureType::sending_ip: {
      const auto address = parse_address(refang(trimmed));
      if (!address) return {};
      return Feature{type, to_string(*address)};
    }
    case FeatureType::domain:
    case FeatureType::registrable_domain:
    case FeatureType::from_domain:
    case FeatureType::return_path_domain:
    case FeatureType::helo: {
      std::string host = ascii_lower(refang(trimmed));
      while (host.starts_with('.')) host.erase(0, 1);
      if (type == FeatureType::helo ? host.empty() : !is_host_name(host)) return {};
      return Feature{type, std::move(host)};
    }
    case FeatureType::url: {
      std::string url = refang(trimmed);
      const auto parts = split_url(url);
      if (!parts || parts->host.empty()) return {};
      const size_t host_at = static_cast<size_t>(parts->host.data() - url.data());
      for (size_t i = 0; i < host_at + parts->host.size(); ++i)
        if (url[i] >= 'A' && url[i] <= 'Z') url[i] = static_cast<char>(url[i] - 'A' + 'a');
      return Feature{type, std::move(url)};
    }
    case FeatureType::from_address:
    case FeatureType::reply_to: {
      std::string address = ascii_lower(refang(trimmed));
      if (!is_mail_address(address)) return {};
      return Feature{type, std::move(address)};
    }
    case FeatureType::file_name: {
      const size_t slash = trimmed.find_last_of("/\\");
      const std::string_view name = slash == std::string_view::npos ? trimmed : trimmed.substr(slash + 1);
      if (name.empty()) return {};
      return Feature{type, pattern_of(fold(name.substr(0, 255)))};
    }
    case FeatureType::artefact_name: {
      if (auto name = detection_name(trimmed)) return Feature{type, *std::move(name)};
      const size_t slash = trimmed.find_last_of("/\\");
      std::string name = fold(scrub_utf8(trimmed.substr(slash == std::string_view::npos ? 0 : slash + 1).substr(0, 255)));
      // Names of three letters and those that every list has say nothing.
      if (count_code_points(name) < 8 || std::ranges::find(common_files, name) != std::end(common_files)) return {};
      return Feature{type, std::move(name)};
    }
    case FeatureType::subject:
    case FeatureType::display_name: return Feature{type, fold(scrub_utf8(trimmed.substr(0, 512)))};
    default: return Feature{type, scrub_utf8(trimmed.substr(0, longest_value))};
  }
}

void features_of_indicator(const Feature& indicator, std::vector<Feature>& out) {
  const auto host_features = [&](std::string_view host, bool itself) {
    if (const auto address = parse_address(host)) {
      if (itself) out.push_back({FeatureType::ip, to_string(*address)});
      out.push_back({FeatureType::network, network_of(*address)});
      return;
    }
    if (itself) out.push_back({FeatureType::domain, std::string(host)});
    out.push_back({FeatureType::registrable_domain, std::string(registrable_domain(host))});
  };
  out.push_back(indicator);
  switch (indicator.type) {
    case FeatureType::ip:
    case FeatureType::domain: host_features(indicator.value, false); break;
    case FeatureType::sending_ip:
      if (const auto address = parse_address(indicator.value)) out.push_back({FeatureType::sending_network, network_of(*address)});
      break;
    case FeatureType::url:
      if (const auto parts = split_url(indicator.value)) {
        host_features(parts->host, true);
        if (parts->rest.size() > 1) out.push_back({FeatureType::url_path, path_template(parts->rest)});
      }
      break;
    default: break;
  }
}

}  // namespace sekimori::link
