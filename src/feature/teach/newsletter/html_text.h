// Text that somebody wrote as HTML in which nothing of his is code: everything escaped, paragraphs at empty lines, addresses of the web
// linked.
//
//   html_paragraphs("見出し\n\nhttps://www.example.jp/ を見てください。<script>");
#pragma once

#include <string>
#include <string_view>

namespace sekimori::teach {

std::string html_escaped(std::string_view text);
std::string html_paragraphs(std::string_view text);

}  // namespace sekimori::teach
