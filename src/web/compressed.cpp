#include "web/compressed.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"

namespace sekimori::web {
namespace {

constexpr int level = 3;              // most of the gain for a small part of the time
constexpr int gzip_window = 15 + 16;  // the largest window, with gzip's head and checksum
constexpr int memory_level = 8;

// The weight after "q=", 1 without one; what cannot be read counts as 0.
double weight_of(std::string_view parameters) {
  const std::size_t at = parameters.find("q=");
  if (at == std::string_view::npos) return 1;
  const std::string_view text = trim(parameters.substr(at + 2));
  double weight = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), weight);
  return read.ec == std::errc() && weight >= 0 && weight <= 1 ? weight : 0;
}

bool may_be_compressed(const Request& request, const Response& response) {
  if (request.method != "GET" || request.path == "/api/v1/me" || response.status != 200 || response.feed ||
      response.body.size() < worth_compressing)
    return false;
  bool json = false;
  for (const auto& [name, value] : response.headers) {
    if (name == "ETag" || name == "Set-Cookie" || name == "Content-Encoding") return false;
    json = json || (name == "Content-Type" && value.starts_with("application/json"));
  }
  return json;
}

std::optional<std::string> gzip(std::string_view text) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (!whole) return {};
  return out;
}

}  // namespace

bool takes_gzip(std::string_view accept_encoding) {
  std::optional<double> named, any;
  double plain = 0;
  while (!accept_encoding.empty()) {
    const std::size_t end = std::min(accept_encoding.find(','), accept_encoding.size());
    const std::string_view one = accept_encoding.substr(0, end);
    accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
    const std::size_t semicolon = std::min(one.find(';'), one.size());
    const std::string name = ascii_lower(trim(one.substr(0, semicolon)));
    const double weight = weight_of(one.substr(semicolon));
    if (name == "gzip" || name == "x-gzip") named = weight;
    if (name == "*") any = weight;
    if (name == "identity") plain = weight;
  }
  const double weight = named ? *named : any.value_or(0);
  return weight > 0 && weight >= plain;
}

void compress(const Request& request, Response& response) {
  if (!may_be_compressed(request, response)) return;
  response.headers.emplace_back("Vary", "Accept-Encoding");
  if (!takes_gzip(request.header("accept-encoding"))) return;
  auto smaller = gzip(response.body);
  if (!smaller || smaller->size() >= response.body.size()) return;
  response.body = *std::move(smaller);
  response.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace sekimori::web
