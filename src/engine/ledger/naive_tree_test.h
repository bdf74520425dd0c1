// RFC 6962 section 2.1 written down word by word, without any cleverness: what the quick code is compared with.
#pragma once

#include <span>
#include <vector>

#include "base/digest.h"

namespace sekimori::ledger {

class NaiveTree {
 public:
  explicit NaiveTree(std::span<const Bytes> leaves) : leaves_(leaves) {}

  Digest root() const { return mth(leaves_); }
  Digest node(unsigned level, std::uint64_t index) const { return mth(leaves_.subspan(index << level, std::uint64_t(1) << level)); }
  std::vector<Digest> path(std::uint64_t index) const {
    std::vector<Digest> out;
    path(index, leaves_, out);
    return out;
  }

 private:
  static Digest mth(std::span<const Bytes> d) {
    if (d.empty()) return sha256(ByteView());
    Bytes text;
    if (d.size() == 1) {
      text.push_back(0);
      append(text, d[0]);
      return sha256(ByteView(text));
    }
    size_t k = 1;
    while (k * 2 < d.size()) k *= 2;
    text.push_back(1);
    append(text, mth(d.first(k)));
    append(text, mth(d.subspan(k)));
    return sha256(ByteView(text));
  }
  static void path(std::uint64_t m, std::span<const Bytes> d, std::vector<Digest>& out) {
    if (d.size() <= 1) return;
    size_t k = 1;
    while (k * 2 < d.size()) k *= 2;
    if (m < k) {
      path(m, d.first(k), out);
      out.push_back(mth(d.subspan(k)));
    } else {
      path(m - k, d.subspan(k), out);
      out.push_back(mth(d.first(k)));
    }
  }
  std::span<const Bytes> leaves_;
};

}  // namespace sekimori::ledger
