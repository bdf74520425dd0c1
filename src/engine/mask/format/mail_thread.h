// Who wrote which part of a mail's text: replies quote what they answer, forwarded mail carries its headers along.
//
//   for (const ThreadPiece& piece : split_thread(body)) if (is_ours(piece.author)) drop(piece);
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sekimori::mask {

struct MailAddress {
  std::string name;     // as shown, without quotes
  std::string address;  // lower case; empty when there is none
};
// Of a header value: "山田 太郎 <taro@example.jp>, b@example.jp".
std::vector<MailAddress> mail_addresses(std::string_view value);

enum class PieceSort : unsigned char {
  own,        // of whoever wrote the whole
  forwarded,  // behind a block of headers inside the text
  quoted,     // lines marked with '>'
};

struct ThreadPiece {
  PieceSort sort = PieceSort::own;
  std::string text;
  MailAddress author;                   // of forwarded and quoted text, where it says so
  std::vector<MailAddress> recipients;  // of forwarded text
};
std::vector<ThreadPiece> split_thread(std::string_view text);

}  // namespace sekimori::mask
