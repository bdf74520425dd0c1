// SHA-256 and SHA-512 of the same bytes in one pass.
//
//   PayloadHash hash;
//   hash.update(block);
//   PayloadDigests digests = hash.finish();
#pragma once

#include <memory>
#include <string>

#include "base/digest.h"

namespace sekimori::seal {

struct PayloadDigests {
  std::string sha256;  // lower-case hexadecimal
  std::string sha512;
};

class PayloadHash {
 public:
  PayloadHash();
  ~PayloadHash();
  PayloadHash(const PayloadHash&) = delete;
  PayloadHash& operator=(const PayloadHash&) = delete;
  void update(ByteView bytes);
  PayloadDigests finish();  // and starts again, empty

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace sekimori::seal
