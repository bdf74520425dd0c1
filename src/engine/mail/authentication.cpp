#include "engine/mail/authentication.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::mail {
namespace {

constexpr std::size_t most_results = 200;

// The value in pieces at ';', with comments taken out (they nest, RFC 5322 3.2.2), quotes kept together.
std::vector<std::string> pieces_of(std::string_view value) {
  std::vector<std::string> out(1);
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < value.size() && out.size() < most_results; ++i) {
    const char c = value[i];
    if (c == '\\' && i + 1 < value.size() && (quoted || depth > 0)) {
      if (depth == 0) out.back() += value[i + 1];
      ++i;
      continue;
    }
    if (c == '"' && depth == 0) quoted = !quoted;
    else if (c == '(' && !quoted) ++depth;
    else if (c == ')' && !quoted && depth > 0) --depth;
    else if (c == ';' && !quoted && depth == 0) out.emplace_back();
    else if (depth == 0) out.back() += c;
  }
  return out;
}

// "name=value" words of a piece.
std::vector<std::pair<std::string, std::string>> pairs_of(std::string_view piece) {
  std::vector<std::pair<std::string, std::string>> out;
  while (!piece.empty()) {
    const std::size_t equals = piece.find('=');
    if (equals == std::string_view::npos) break;
    const std::string name = ascii_lower(trim(piece.substr(0, equals)));
    piece = piece.substr(equals + 1);
    while (!piece.empty() && (piece.front() == ' ' || piece.front() == '\t')) piece.remove_prefix(1);
    const std::size_t end = std::min(piece.find_first_of(" \t"), piece.size());
    const std::size_t blank = name.rfind(' ');
    out.emplace_back(blank == std::string::npos ? name : name.substr(blank + 1), std::string(piece.substr(0, end)));
    piece = piece.substr(end);
  }
  return out;
}

std::string domain_or_self(std::string_view value) {
  const std::string domain = domain_of(value);
  std::string out = domain.empty() ? ascii_lower(trim(value)) : domain;
  while (out.starts_with('@')) out.erase(0, 1);
  return out;
}

}  // namespace

std::vector<AuthResult> parse_authentication_results(std::string_view value) {
  std::vector<AuthResult> out;
  const std::vector<std::string> pieces = pieces_of(value);
  std::string by = ascii_lower(trim(pieces.front()));
  by = by.substr(0, by.find_first_of(" \t"));
  // Some write no name of their own in front, and ARC has its instance there.
  std::size_t start = by.find('=') == std::string::npos || by.starts_with("i=") ? 1 : 0;
  if (start == 0) by.clear();
  if (by.starts_with("i=") && pieces.size() > 1 && pieces[1].find('=') == std::string::npos) {
    by = ascii_lower(trim(pieces[1]));
    start = 2;
  }
  for (std::size_t i = start; i < pieces.size() && out.size() < most_results; ++i) {
    const auto pairs = pairs_of(pieces[i]);
    if (pairs.empty()) continue;
    AuthResult one;
    one.method = pairs.front().first.substr(0, pairs.front().first.find('/'));
    one.result = ascii_lower(pairs.front().second);
    one.by = by;
    for (const auto& [name, text] : pairs) {
      if (name == "reason") one.reason = text;
      else if (name == "smtp.mailfrom" || name == "header.d" || name == "header.from" || name == "smtp.helo") {
        if (one.domain.empty() || name != "smtp.helo") one.domain = domain_or_self(text);
      } else if (name == "header.i" && one.domain.empty()) {
        one.domain = domain_or_self(text);
      }
    }
    if (!one.method.empty() && !one.result.empty()) out.push_back(std::move(one));
  }
  return out;
}

std::vector<AuthResult> auth_results(const Mail& mail) {
  std::vector<AuthResult> out;
  const auto take = [&](std::string_view header, std::string_view shown) {
    const auto values = mail.all(header);
    for (std::size_t i = 0; i < values.size(); ++i)
      for (AuthResult& one : parse_authentication_results(values[i])) {
        if (out.size() >= most_results) return;
        one.header = values.size() > 1 ? fmt::format("{}[{}]", shown, i + 1) : std::string(shown);
        out.push_back(std::move(one));
      }
  };
  take("authentication-results", "Authentication-Results");
  take("arc-authentication-results", "ARC-Authentication-Results");
  for (const std::string_view value : mail.all("received-spf")) {
    AuthResult one{.method = "spf", .result = {}, .domain = {}, .reason = {}, .header = "Received-SPF", .by = {}};
    const std::string_view tidy = trim(value);
    one.result = ascii_lower(tidy.substr(0, tidy.find_first_of(" \t(;")));
    for (const std::string& piece : pieces_of(tidy))
      for (const auto& [name, text] : pairs_of(piece)) {
        if (name == "envelope-from") one.domain = domain_or_self(text);
        else if (name == "receiver") one.by = ascii_lower(text);
      }
    if (!one.result.empty() && out.size() < most_results) out.push_back(std::move(one));
  }
  for (const std::string_view value : mail.all("arc-seal"))
    for (const std::string& piece : pieces_of(value))
      for (const auto& [name, text] : pairs_of(piece))
        if (name == "cv" && out.size() < most_results)
          out.push_back({.method = "arc", .result = ascii_lower(text), .domain = {}, .reason = {}, .header = "ARC-Seal", .by = {}});
  return out;
}

Json to_json(const AuthResult& result) {
  return Json::object({{"method", cut_value(result.method, 40)},
                       {"result", cut_value(result.result, 40)},
                       {"domain", cut_value(result.domain)},
                       {"header", result.header},
                       {"by", cut_value(result.by)}});
}

void find_authentication_signs(const Mail& mail, const std::vector<AuthResult>& results, Signs& signs) {
  const std::string from = sender_domain(mail);
  const auto said = [](const AuthResult& one) {
    return one.domain.empty() ? fmt::format("{}={}", one.method, one.result) : fmt::format("{}={} {}", one.method, one.result, one.domain);
  };
  bool any = false;
  bool own_signature = false;
  const AuthResult* other_signature = nullptr;
  for (const AuthResult& one : results) {
    any = any || one.method == "spf" || one.method == "dkim" || one.method == "dmarc";
    const bool failed = one.result == "fail" || one.result == "hardfail" || one.result == "permerror";
    if (one.method == "spf") {
      if (failed) signs.add("spf_fail", one.header, said(one), {said(one)});
      else if (one.result == "softfail" || one.result == "none" || one.result == "neutral")
        signs.add("spf_unsure", one.header, said(one), {said(one)});
    } else if (one.method == "dkim") {
      if (failed || one.result == "invalid") signs.add("dkim_fail", one.header, said(one), {said(one)});
      if (one.result == "pass" && !one.domain.empty()) {
        if (same_organisation(one.domain, from)) own_signature = true;
        else other_signature = &one;
      }
    } else if (one.method == "dmarc") {
      if (failed) signs.add("dmarc_fail", one.header, said(one), {said(one)});
    } else if (one.method == "arc") {
      if (failed) signs.add("arc_fail", one.header, said(one), {said(one)});
    }
  }
  if (other_signature != nullptr && !own_signature && !from.empty())
    signs.add("dkim_other_domain", other_signature->header, said(*other_signature), {other_signature->domain, from});
  if (!any && !mail.from_outlook) signs.add("not_authenticated", "Authentication-Results", "");
}

}  // namespace sekimori::mail
