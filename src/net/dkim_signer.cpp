#include "net/dkim_signer.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/text.h"

namespace sekimori::net {
namespace {

// What a reader sees and what a list's programs act on; in the order in which they are signed.
constexpr std::array<std::string_view, 11> signed_headers = {"from",
                                                             "to",
                                                             "subject",
                                                             "date",
                                                             "message-id",
                                                             "list-id",
                                                             "list-unsubscribe",
                                                             "list-unsubscribe-post",
                                                             "mime-version",
                                                             "content-type",
                                                             "content-transfer-encoding"};
constexpr int least_rsa_bits = 2048;

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 200 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  });
}

struct Field {
  std::string name;        // lower case
  std::string_view value;  // as it stands, folded
};

std::vector<Field> fields_of(std::string_view head) {
  std::vector<Field> out;
  while (!head.empty()) {
    std::size_t end = 0;
    do {
      end = head.find("\r\n", end);
      end = end == std::string_view::npos ? head.size() : end + 2;
    } while (end < head.size() && (head[end] == ' ' || head[end] == '\t'));
    const std::string_view field = head.substr(0, end);
    if (const std::size_t colon = field.find(':'); colon != std::string_view::npos)
      out.push_back({ascii_lower(trim(field.substr(0, colon))), field.substr(colon + 1)});
    head.remove_prefix(end);
  }
  return out;
}

}  // namespace

std::string relaxed_header(std::string_view name, std::string_view value) {
  std::string out = ascii_lower(name) + ":";
  bool blank = false, begun = false;
  for (const char c : value) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      blank = true;
      continue;
    }
    if (blank && begun) out += ' ';
    out += c;
    blank = false;
    begun = true;
  }
  return out;
}

std::string relaxed_body(std::string_view body) {
  std::string out;
  std::size_t empty_lines = 0;
  while (!body.empty()) {
    const std::size_t end = body.find("\r\n");
    const std::string_view line = body.substr(0, end);
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 2);
    std::string kept;
    bool blank = false;
    for (const char c : line) {
      if (c == ' ' || c == '\t') {
        blank = true;
        continue;
      }
      if (blank) kept += ' ';
      kept += c;
      blank = false;
    }
    if (kept.empty()) {
      ++empty_lines;
      continue;
    }
    for (; empty_lines > 0; --empty_lines) out += "\r\n";
    out += kept + "\r\n";
  }
  return out;
}

struct DkimSigner::Key {
  EVP_PKEY* key = nullptr;
  bool ed25519 = false;
  Key() = default;
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  ~Key() { ::EVP_PKEY_free(key); }
};

DkimSigner::DkimSigner(std::unique_ptr<Key> key, std::string domain, std::string selector)
    : key_(std::move(key)), domain_(std::move(domain)), selector_(std::move(selector)) {}
DkimSigner::~DkimSigner() = default;
DkimSigner::DkimSigner(DkimSigner&&) noexcept = default;
DkimSigner& DkimSigner::operator=(DkimSigner&&) noexcept = default;

Result<DkimSigner> DkimSigner::open(const DkimSettings& settings) {
  if (!is_name(settings.domain) || !is_name(settings.selector))
    return error(ErrorCode::invalid_input, "DKIM: '{}' and '{}' are no domain and selector", settings.domain, settings.selector);
  auto key = std::make_unique<Key>();
  const std::string& pem = settings.key.reveal();
  BIO* const in = ::BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  key->key = in == nullptr ? nullptr : ::PEM_read_bio_PrivateKey(in, nullptr, nullptr, nullptr);
  ::BIO_free(in);
  if (key->key == nullptr) return error(ErrorCode::invalid_input, "DKIM: the file holds no private key in PEM");
  const int kind = ::EVP_PKEY_get_base_id(key->key);
  key->ed25519 = kind == EVP_PKEY_ED25519;
  if (!key->ed25519 && (kind != EVP_PKEY_RSA || ::EVP_PKEY_get_bits(key->key) < least_rsa_bits))
    return error(ErrorCode::invalid_input, "DKIM: an RSA key of at least {} bits or an Ed25519 key is needed", least_rsa_bits);
  return DkimSigner(std::move(key), settings.domain, settings.selector);
}

Result<std::string> DkimSigner::header_for(std::string_view mail) const {
  const std::size_t head = mail.find("\r\n\r\n");
  if (head == std::string_view::npos) return error(ErrorCode::invalid_input, "DKIM: the mail has no body");
  const std::vector<Field> fields = fields_of(mail.substr(0, head + 2));
  std::string names, hashed;
  for (const std::string_view name : signed_headers) {
    const auto field = std::ranges::find(fields, name, &Field::name);
    if (field == fields.end()) continue;
    names += (names.empty() ? "" : ":") + std::string(name);
    hashed += relaxed_header(name, field->value) + "\r\n";
  }
  const std::string body_hash = to_base64(sha256(relaxed_body(mail.substr(head + 4))));
  const std::string value =
      fmt::format(" v=1; a={}; c=relaxed/relaxed; d={};\r\n s={}; h={};\r\n bh={};\r\n b=", key_->ed25519 ? "ed25519-sha256" : "rsa-sha256",
                  domain_, selector_, names, body_hash);
  hashed += relaxed_header("dkim-signature", value);
  Bytes signature(1024);
  std::size_t length = signature.size();
  EVP_MD_CTX* const context = ::EVP_MD_CTX_new();
  bool good = false;
  if (key_->ed25519) {
    const Digest digest = sha256(hashed);
    good = ::EVP_DigestSignInit(context, nullptr, nullptr, nullptr, key_->key) == 1 &&
           ::EVP_DigestSign(context, signature.data(), &length, digest.data(), digest.size()) == 1;
  } else {
    good = ::EVP_DigestSignInit(context, nullptr, ::EVP_sha256(), nullptr, key_->key) == 1 &&
           ::EVP_DigestSign(context, signature.data(), &length, as_bytes(hashed).data(), hashed.size()) == 1;
  }
  ::EVP_MD_CTX_free(context);
  if (!good) return error(ErrorCode::failure, "DKIM: the mail could not be signed");
  signature.resize(length);
  std::string lines;
  const std::string whole = to_base64(signature);
  constexpr std::size_t line = 72;
  for (std::size_t at = 0; at < whole.size(); at += line) lines += (at == 0 ? "" : "\r\n ") + whole.substr(at, line);
  return "DKIM-Signature:" + value + lines + "\r\n";
}

}  // namespace sekimori::net
