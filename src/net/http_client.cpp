#include "net/http_client.h"

#include <array>

#include "base/text.h"
#include "net/curl_handle.h"

namespace sekimori::net {
namespace {

struct Collector {
  std::string body;
  size_t limit = 0;
  bool too_large = false;
};

size_t collect(char* data, size_t size, size_t count, void* into) {
  auto& collector = *static_cast<Collector*>(into);
  const size_t bytes = size * count;
  if (collector.body.size() + bytes > collector.limit) {
    collector.too_large = true;
    return 0;  // ends the transfer
  }
  collector.body.append(data, bytes);
  return bytes;
}

constexpr size_t most_headers = 200;

size_t collect_header(char* data, size_t size, size_t count, void* into) {
  auto& headers = *static_cast<std::vector<std::pair<std::string, std::string>>*>(into);
  const std::string_view line = trim(std::string_view(data, size * count));
  if (line.starts_with("HTTP/")) headers.clear();  // those of the last answer count
  const size_t colon = line.find(':');
  if (colon != std::string_view::npos && headers.size() < most_headers)
    headers.emplace_back(ascii_lower(line.substr(0, colon)), std::string(trim(line.substr(colon + 1))));
  return size * count;
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_plain(c)) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

// Where the request goes, for messages: an address can hold a token in its path or query.
std::string_view place_of(std::string_view address) {
  const size_t scheme = address.find("://");
  const size_t begin = scheme == std::string_view::npos ? 0 : scheme + 3;
  return address.substr(0, address.find_first_of("/?#", begin));
}

}  // namespace

Result<void> check_address(std::string_view address) {
  const bool tls = address.starts_with("https://");
  if (!tls && !address.starts_with("http://"))
    return error(ErrorCode::invalid_input, "'{}' does not begin with https://", place_of(address));
  for (const char c : address)
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '\\')
      return error(ErrorCode::invalid_input, "the address of {} holds a blank or a control character", place_of(address));
  std::string_view host = place_of(address);
  host.remove_prefix(tls ? 8 : 7);
  if (host.empty() || host.contains('@') || address.contains('#'))
    return error(ErrorCode::invalid_input, "'{}': an address has a host, no user and no fragment", place_of(address));
  if (tls) return {};
  const std::string_view name = host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
  if (name == "127.0.0.1" || name == "[::1]" || name == "localhost") return {};
  return error(ErrorCode::invalid_input, "{} is beyond this machine and not https://", place_of(address));
}

std::string form_encode(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string out;
  for (const auto& [name, value] : fields) out += fmt::format("{}{}={}", out.empty() ? "" : "&", escape(name), escape(value));
  return out;
}

Result<HttpAnswer> HttpClient::send(const HttpQuestion& question, NoAnswer* why) const {
  TRY(check_address(question.address));
  const Curl curl = new_curl();
  if (!curl) return error(ErrorCode::failure, "libcurl cannot be used");
  CURL* const handle = curl.get();
  CurlList headers;
  for (const auto& [name, value] : question.headers) {
    if ((name + value).find_first_of("\r\n") != std::string::npos) return error(ErrorCode::invalid_input, "header {}: one line", name);
    append(headers, (name + ": " + value).c_str());
  }
  append(headers, "Expect:");  // no waiting for leave to send the body
  Collector collector;
  collector.limit = settings_.answer_limit;
  std::array<char, CURL_ERROR_SIZE> reason{};

  curl_easy_setopt(handle, CURLOPT_URL, question.address.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "https,http");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(settings_.time_limit_seconds));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings_.time_limit_seconds));
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(handle, CURLOPT_USERAGENT, "sekimori/" SEKIMORI_VERSION);
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, reason.data());
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, collect);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &collector);
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
  HttpAnswer answer;
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, collect_header);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &answer.headers);
  if (question.method == "HEAD") {
    curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);  // no body follows, whatever its length is said to be
  } else if (question.method != "GET") {
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, question.method.c_str());
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(question.body.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, question.body.c_str());
  }
  if (!question.user.empty()) {
    curl_easy_setopt(handle, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    curl_easy_setopt(handle, CURLOPT_USERNAME, question.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, question.password.c_str());
  }
  const std::string authorities = settings_.authorities.string();
  if (!authorities.empty()) {
    curl_easy_setopt(handle, CURLOPT_CAINFO, authorities.c_str());
  } else if (!settings_.authorities_pem.empty()) {
    std::string pem = settings_.authorities_pem;  // copied by curl, which wants it writable
    curl_blob blob{.data = pem.data(), .len = pem.size(), .flags = CURL_BLOB_COPY};
    curl_easy_setopt(handle, CURLOPT_CAINFO_BLOB, &blob);
    curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);  // those and no others
  }

  const CURLcode code = curl_easy_perform(handle);
  if (collector.too_large)
    return error(ErrorCode::invalid_input, "{} answered more than {} bytes", place_of(question.address), settings_.answer_limit);
  if (code != CURLE_OK && why != nullptr) *why = code == CURLE_PEER_FAILED_VERIFICATION ? NoAnswer::certificate : NoAnswer::other;
  if (code != CURLE_OK)
    return error(ErrorCode::unreachable, "{}: {}", place_of(question.address), reason[0] != 0 ? reason.data() : curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  char* type = nullptr;
  curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &type);
  if (type != nullptr) answer.type = type;
  answer.body = std::move(collector.body);
  return answer;
}

}  // namespace sekimori::net
