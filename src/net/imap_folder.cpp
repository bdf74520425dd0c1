#include "net/imap_folder.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "net/curl_handle.h"

namespace sekimori::net {
namespace {

constexpr std::size_t longest_talk = 8 << 20;  // of one listing
constexpr std::size_t most_uids = 100'000;

bool is_loopback(std::string_view address) {
  const std::size_t begin = address.find("://") + 3;
  const std::string_view host = address.substr(begin, address.find_first_of(":/", begin) - begin);
  return host == "127.0.0.1" || host == "localhost";
}

struct Taken {
  std::string text;
  std::size_t limit = 0;
  bool over = false;
};

std::size_t take(char* from, std::size_t size, std::size_t count, void* into) {
  auto& taken = *static_cast<Taken*>(into);
  if (taken.text.size() + size * count > taken.limit) {
    taken.over = true;
    return 0;  // libcurl ends the transfer
  }
  taken.text.append(from, size * count);
  return size * count;
}

// A folder's name in an address (RFC 5092).
std::string escaped(CURL* handle, std::string_view text) {
  char* const raw = curl_easy_escape(handle, text.data(), static_cast<int>(text.size()));
  std::string out = raw == nullptr ? std::string() : std::string(raw);
  curl_free(raw);
  return out;
}

std::uint32_t number_at(std::string_view text) {
  std::uint32_t out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

class Talk {
 public:
  explicit Talk(const ImapSettings& settings) : settings_(settings), curl_(new_curl()) {}

  Result<void> open() {
    const bool tls = settings_.address.starts_with("imaps://");
    if (!tls && !settings_.address.starts_with("imap://"))
      return error(ErrorCode::invalid_input, "'{}': a mailbox's address begins with imaps:// or imap://", settings_.address);
    if (!curl_) return error(ErrorCode::failure, "libcurl cannot be used");
    CURL* const handle = curl_.get();
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "imap,imaps");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(settings_.time_limit_seconds));
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(!tls && is_loopback(settings_.address) ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, reason_.data());
    authorities_ = settings_.authorities.string();
    if (!authorities_.empty()) {
      curl_easy_setopt(handle, CURLOPT_CAINFO, authorities_.c_str());
    } else if (!settings_.authorities_pem.empty()) {
      std::string pem = settings_.authorities_pem;  // copied by curl, which wants it writable
      curl_blob blob{.data = pem.data(), .len = pem.size(), .flags = CURL_BLOB_COPY};
      curl_easy_setopt(handle, CURLOPT_CAINFO_BLOB, &blob);
      curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);  // those and no others
    }
    curl_easy_setopt(handle, CURLOPT_USERNAME, settings_.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, settings_.password.c_str());
    return {};
  }

  Result<void> run(const std::string& path, const std::string& command, Taken& body, Taken& lines) {
    CURL* const handle = curl_.get();
    std::string address = settings_.address;
    while (address.ends_with('/')) address.pop_back();
    address += "/" + path;
    curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, command.empty() ? nullptr : command.c_str());
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &body);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &lines);
    const CURLcode code = curl_easy_perform(handle);
    if (code == CURLE_OK) return {};
    if (body.over) return error(ErrorCode::invalid_input, "a mail of the folder {} is larger than {} bytes", settings_.folder, body.limit);
    const std::string why = reason_[0] != 0 ? reason_.data() : curl_easy_strerror(code);
    if (code == CURLE_LOGIN_DENIED) return error(ErrorCode::not_permitted, "{}: {}", settings_.address, why);
    // libcurl's own check of UIDVALIDITY, and a UID that the server does not have.
    if (code == CURLE_REMOTE_FILE_NOT_FOUND) {
      if (lines.text.find("UIDVALIDITY") != std::string::npos && why.find("UIDVALIDITY") != std::string::npos)
        return error(ErrorCode::integrity, "{}: {}", settings_.address, why);
      return error(ErrorCode::not_found, "{}: {}", settings_.address, why);
    }
    return error(ErrorCode::unreachable, "{}: {}", settings_.address, why);
  }

  std::string folder() { return escaped(curl_.get(), settings_.folder); }

 private:
  const ImapSettings& settings_;
  Curl curl_;
  std::string authorities_;
  std::array<char, CURL_ERROR_SIZE> reason_{};
};

}  // namespace

ImapListing parse_imap_listing(std::string_view lines, std::uint32_t above) {
  ImapListing out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::string upper_less = ascii_lower(line);
    if (const std::size_t at = upper_less.find("[uidvalidity "); upper_less.starts_with("* ok") && at != std::string::npos)
      out.validity = number_at(line.substr(at + 13));
    if (!upper_less.starts_with("* search")) continue;
    for (std::string_view rest = line.substr(8); !rest.empty() && out.uids.size() < most_uids;) {
      while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
      const std::size_t word = std::min(rest.find(' '), rest.size());
      // "n:*" names the last one even when it is below n (RFC 3501 6.4.8).
      if (const std::uint32_t uid = number_at(rest.substr(0, word)); uid > above) out.uids.push_back(uid);
      rest.remove_prefix(word);
    }
  }
  std::ranges::sort(out.uids);
  out.uids.erase(std::unique(out.uids.begin(), out.uids.end()), out.uids.end());
  return out;
}

Result<ImapListing> ImapFolder::list(std::uint32_t above) const {
  Talk talk(settings_);
  TRY(talk.open());
  Taken body{.text = {}, .limit = longest_talk}, lines{.text = {}, .limit = longest_talk};
  TRY(talk.run(talk.folder(), fmt::format("UID SEARCH UID {}:*", std::uint64_t(above) + 1), body, lines));
  ImapListing out = parse_imap_listing(lines.text + "\n" + body.text, above);
  if (out.validity == 0)
    return error(ErrorCode::unreachable, "{}: the server does not tell the UIDVALIDITY of {}", settings_.address, settings_.folder);
  return out;
}

Result<Bytes> ImapFolder::fetch(std::uint32_t validity, std::uint32_t uid) const {
  Talk talk(settings_);
  TRY(talk.open());
  Taken body{.text = {}, .limit = settings_.largest_mail}, lines{.text = {}, .limit = settings_.largest_mail + longest_talk};
  TRY(talk.run(fmt::format("{};UIDVALIDITY={}/;UID={}", talk.folder(), validity, uid), {}, body, lines));
  return to_bytes(body.text);
}

}  // namespace sekimori::net
