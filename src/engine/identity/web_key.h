// Public keys of an identity provider (RFC 7517), for checking what it signed.
//
//   WebKeySet keys = TRY(WebKeySet::parse(json));                 // the document behind "jwks_uri"
//   bool good = keys.verify("RS256", key_id, message, signature);
//
// Three algorithms and no others: RS256 (RSA of 2048 bits and more), ES256 (P-256), EdDSA (Ed25519). A key verifies only the algorithm of
// its own kind: what a header claims never chooses how a key is used.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/json.h"

namespace sekimori::identity {

class WebKeySet {
 public:
  // Keys of other kinds, or meant for encryption, are passed over. invalid_input when it is no key set or no usable key is in it.
  static Result<WebKeySet> parse(const Json& document);

  // Whether one of the keys made this signature: those named `key_id`, or all when it is empty.
  bool verify(std::string_view algorithm, std::string_view key_id, ByteView message, ByteView signature) const;
  bool knows(std::string_view key_id) const;
  size_t size() const { return keys_.size(); }

 private:
  struct Key {
    std::string id;
    std::string algorithm;
    std::shared_ptr<void> handle;  // an EVP_PKEY
  };
  static bool verify_with(const Key& key, ByteView message, ByteView signature);
  std::vector<Key> keys_;
};

}  // namespace sekimori::identity
