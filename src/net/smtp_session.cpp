#include "net/smtp_session.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <optional>

#include "base/text.h"

namespace sekimori::net {
namespace {

constexpr std::size_t longest_reply = 64 << 10;

struct Server {
  std::string host, port;
  bool tls = false, local = false;
};

Result<Server> server_of(std::string_view address) {
  Server out;
  if (address.starts_with("smtps://")) out.tls = true;
  else if (!address.starts_with("smtp://"))
    return error(ErrorCode::invalid_input, "'{}': a mail server's address begins with smtps:// or smtp://", address);
  std::string_view rest = address.substr(address.find("://") + 3);
  rest = rest.substr(0, rest.find('/'));
  const std::size_t colon = rest.rfind(':');
  out.host = rest.substr(0, colon);
  out.port = colon == std::string_view::npos ? (out.tls ? "465" : "25") : std::string(rest.substr(colon + 1));
  out.local = out.host == "127.0.0.1" || out.host == "localhost";
  if (out.host.empty() || out.port.empty()) return error(ErrorCode::invalid_input, "'{}' names no mail server", address);
  return out;
}

struct AddressesGone {
  void operator()(addrinfo* one) const { ::freeaddrinfo(one); }
};

Result<int> connect_to(const Server& server, int seconds) {
  addrinfo wish{};
  wish.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (const int code = ::getaddrinfo(server.host.c_str(), server.port.c_str(), &wish, &found); code != 0)
    return error(ErrorCode::unreachable, "{}: {}", server.host, ::gai_strerror(code));
  const std::unique_ptr<addrinfo, AddressesGone> all(found);
  int problem = 0;
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    const int fd = ::socket(one->ai_family, one->ai_socktype | SOCK_CLOEXEC, one->ai_protocol);
    if (fd < 0) continue;
    const timeval limit{.tv_sec = seconds, .tv_usec = 0};
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(fd, one->ai_addr, one->ai_addrlen) == 0) return fd;
    problem = errno;
    ::close(fd);
  }
  return std::unexpected(Error(system_error(problem, server.host).error()).at("smtp"));
}

// What the macro SSL_set_tlsext_host_name does, without its cast.
bool name_host(SSL* tls, const std::string& host) {
  return ::SSL_ctrl(tls, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, static_cast<void*>(const_cast<char*>(host.c_str()))) == 1;
}

std::string tls_problem() {
  const char* const reason = ::ERR_reason_error_string(::ERR_peek_last_error());
  return reason != nullptr ? reason : "?";
}

bool is_one_line(std::string_view text) { return text.find_first_of("\r\n<> ") == std::string_view::npos && !text.contains('\0'); }

}  // namespace

struct SmtpSession::Wire {
  int fd = -1;
  SSL_CTX* context = nullptr;
  SSL* tls = nullptr;
  std::string buffer;

  Wire() = default;
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  ~Wire() {
    if (tls != nullptr) ::SSL_free(tls);
    if (context != nullptr) ::SSL_CTX_free(context);
    if (fd >= 0) ::close(fd);
  }

  Result<void> secure(const std::string& host, const Path& authorities) {
    context = ::SSL_CTX_new(::TLS_client_method());
    if (context == nullptr) return error(ErrorCode::failure, "OpenSSL cannot be used");
    ::SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    ::SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    const bool known = authorities.empty() ? ::SSL_CTX_set_default_verify_paths(context) == 1
                                           : ::SSL_CTX_load_verify_locations(context, authorities.c_str(), nullptr) == 1;
    if (!known) return error(ErrorCode::invalid_input, "{}: no certificates of authorities", authorities.string());
    tls = ::SSL_new(context);
    if (tls == nullptr || ::SSL_set1_host(tls, host.c_str()) != 1 || !name_host(tls, host) || ::SSL_set_fd(tls, fd) != 1 ||
        ::SSL_connect(tls) != 1)
      return error(ErrorCode::unreachable, "{}: no TLS: {}", host, tls_problem());
    return {};
  }

  bool write(std::string_view bytes) {
    while (!bytes.empty()) {
      ssize_t done = 0;
      if (tls != nullptr) done = ::SSL_write(tls, bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 20)));
      else done = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (done < 0 && tls == nullptr && errno == EINTR) continue;
      if (done <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return true;
  }

  // A line without its end; nothing when the connection has ended.
  std::optional<std::string> line() {
    while (true) {
      if (const std::size_t end = buffer.find('\n'); end != std::string::npos) {
        std::string out = buffer.substr(0, end);
        buffer.erase(0, end + 1);
        if (out.ends_with('\r')) out.pop_back();
        return out;
      }
      if (buffer.size() > longest_reply) return {};
      std::array<char, 16 << 10> room{};
      const ssize_t got =
          tls != nullptr ? ::SSL_read(tls, room.data(), static_cast<int>(room.size())) : ::recv(fd, room.data(), room.size(), 0);
      if (got < 0 && tls == nullptr && errno == EINTR) continue;
      if (got <= 0) return {};
      buffer.append(room.data(), static_cast<std::size_t>(got));
    }
  }
};

SmtpSession::SmtpSession(std::unique_ptr<Wire> wire, const SmtpSettings& settings)
    : wire_(std::move(wire)), hello_(settings.hello), window_(std::max<std::size_t>(1, settings.window)) {}

SmtpSession::~SmtpSession() {
  if (usable_) wire_->write("QUIT\r\n");
}

Result<SmtpSession::Reply> SmtpSession::read_reply() {
  std::size_t bytes = 0;
  while (true) {
    const auto line = wire_->line();
    if (!line || (bytes += line->size()) > longest_reply) {
      usable_ = false;
      return error(ErrorCode::unreachable, "the mail server ended the connection");
    }
    const bool digits = line->size() >= 3 && std::ranges::all_of(line->substr(0, 3), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) {
      usable_ = false;
      return error(ErrorCode::unreachable, "the mail server does not speak SMTP: '{}'", scrub_utf8(line->substr(0, 80)));
    }
    const std::string_view word = std::string_view(*line).substr(std::min<std::size_t>(4, line->size()));
    const std::string upper = ascii_lower(word);
    if (upper == "pipelining") pipelining_ = true;
    if (upper == "chunking") chunking_ = true;
    if (upper == "starttls") start_tls_ = true;
    if (upper.starts_with("auth ") && upper.contains("plain")) auth_plain_ = true;
    if (line->size() == 3 || (*line)[3] != '-') return Reply{.code = std::atoi(line->substr(0, 3).c_str()), .text = scrub_utf8(*line)};
  }
}

Result<SmtpSession::Reply> SmtpSession::command(std::string_view line) {
  if (!wire_->write(std::string(line) + "\r\n")) {
    usable_ = false;
    return error(ErrorCode::unreachable, "the mail server ended the connection");
  }
  return read_reply();
}

Result<void> SmtpSession::greet() {
  pipelining_ = chunking_ = start_tls_ = auth_plain_ = false;
  const Reply reply = TRY(command("EHLO " + hello_));
  if (reply.code != 250) return error(ErrorCode::unreachable, "the mail server refuses to talk: {}", reply.text);
  return {};
}

Result<void> SmtpSession::log_in(const SmtpSettings& settings) {
  if (settings.user.empty()) return {};
  if (!auth_plain_) return error(ErrorCode::not_permitted, "the mail server takes no log-in by name and password");
  std::string plain(1, '\0');
  plain += settings.user;
  plain += '\0';
  plain += settings.password;
  const Reply reply = TRY(command("AUTH PLAIN " + to_base64(as_bytes(plain))));
  if (reply.code != 235) return error(ErrorCode::not_permitted, "the mail server refuses the log-in: {}", reply.text);
  return {};
}

Result<std::unique_ptr<SmtpSession>> SmtpSession::open(const SmtpSettings& settings) {
  const Server server = TRY(server_of(settings.address));
  auto wire = std::make_unique<Wire>();
  wire->fd = TRY(connect_to(server, settings.time_limit_seconds));
  if (server.tls) TRY(wire->secure(server.host, settings.authorities));
  std::unique_ptr<SmtpSession> session(new SmtpSession(std::move(wire), settings));
  const Reply hello = TRY(session->read_reply());
  if (hello.code != 220) return error(ErrorCode::unreachable, "the mail server refuses to talk: {}", hello.text);
  TRY(session->greet());
  if (!server.tls && !server.local) {
    if (!session->start_tls_)
      return error(ErrorCode::unreachable, "{}: the mail server offers no TLS, and it is not on this machine", server.host);
    const Reply ready = TRY(session->command("STARTTLS"));
    if (ready.code != 220) return error(ErrorCode::unreachable, "the mail server refuses to talk: {}", ready.text);
    session->wire_->buffer.clear();  // what came before TLS is nobody's word
    TRY(session->wire_->secure(server.host, settings.authorities));
    TRY(session->greet());
  }
  TRY(session->log_in(settings));
  return session;
}

SmtpOutcome SmtpSession::judged(const SmtpMail& mail, const Reply& reply) const {
  const SmtpEnd end = reply.code / 100 == 2 ? SmtpEnd::accepted : reply.code / 100 == 5 ? SmtpEnd::refused : SmtpEnd::later;
  return {.tag = mail.tag, .end = end, .reply = reply.text};
}

bool SmtpSession::put(const SmtpMail& mail) {
  // RSET first: what came of the mail before is not known yet, and a refused recipient leaves its transaction open.
  std::string out =
      fmt::format("RSET\r\nMAIL FROM:<{}>\r\nRCPT TO:<{}>\r\nBDAT {} LAST\r\n", mail.sender, mail.recipient, mail.bytes.size());
  out += mail.bytes;
  return wire_->write(out);
}

// The answers to RSET, MAIL, RCPT and BDAT.
SmtpOutcome SmtpSession::take(const SmtpMail& mail) {
  SmtpOutcome first_problem{.tag = mail.tag, .end = SmtpEnd::accepted, .reply = {}};
  for (int i = 0; i < 4; ++i) {
    const auto reply = read_reply();
    if (!reply) return {.tag = mail.tag, .end = SmtpEnd::unknown, .reply = reply.error().message};
    if (reply->code == 421) usable_ = false;
    if (first_problem.end == SmtpEnd::accepted) first_problem = judged(mail, *reply);
  }
  return first_problem;
}

SmtpOutcome SmtpSession::step_by_step(const SmtpMail& mail) {
  const auto ended = [&](const Error& problem) {
    return SmtpOutcome{.tag = mail.tag, .end = SmtpEnd::untouched, .reply = problem.message};
  };
  const std::string from = fmt::format("MAIL FROM:<{}>", mail.sender), to = fmt::format("RCPT TO:<{}>", mail.recipient);
  std::vector<Reply> replies;
  if (pipelining_) {
    auto reply = command("RSET\r\n" + from + "\r\n" + to + "\r\nDATA");
    for (int i = 0;; ++i) {
      if (!reply) return ended(reply.error());
      replies.push_back(*std::move(reply));
      if (i == 3) break;
      reply = read_reply();
    }
  } else {
    for (const std::string& line : {std::string("RSET"), from, to, std::string("DATA")}) {
      auto reply = command(line);
      if (!reply) return ended(reply.error());
      replies.push_back(*std::move(reply));
      if (replies.back().code / 100 > 3) break;
    }
  }
  for (std::size_t i = 0; i + 1 < replies.size() || (i < replies.size() && replies[i].code / 100 > 3); ++i)
    if (replies[i].code / 100 != 2) {
      if (replies.back().code == 354) command(".");  // nobody to give it to: an empty mail ends the dialogue
      return judged(mail, replies[i]);
    }
  std::string body;
  body.reserve(mail.bytes.size() + 8);
  bool line_begins = true;
  for (const char c : mail.bytes) {
    if (line_begins && c == '.') body += '.';
    body += c;
    line_begins = c == '\n';
  }
  if (!body.ends_with("\r\n")) body += "\r\n";
  if (!wire_->write(body + ".\r\n")) {
    usable_ = false;
    return {.tag = mail.tag, .end = SmtpEnd::untouched, .reply = "the mail server ended the connection"};
  }
  const auto reply = read_reply();
  if (!reply) return {.tag = mail.tag, .end = SmtpEnd::unknown, .reply = reply.error().message};
  return judged(mail, *reply);
}

std::vector<SmtpOutcome> SmtpSession::send(std::span<const SmtpMail> mails) {
  std::vector<SmtpOutcome> out;
  out.reserve(mails.size());
  std::deque<const SmtpMail*> under_way;
  const auto take_oldest = [&] {
    const SmtpMail& oldest = *under_way.front();
    under_way.pop_front();
    out.push_back(usable_ ? take(oldest)
                          : SmtpOutcome{.tag = oldest.tag, .end = SmtpEnd::unknown, .reply = "the mail server ended the connection"});
  };
  for (const SmtpMail& mail : mails) {
    if (!is_one_line(mail.sender) || !is_one_line(mail.recipient)) {
      while (!under_way.empty()) take_oldest();
      out.push_back({.tag = mail.tag, .end = SmtpEnd::refused, .reply = "553 5.1.3 not an address"});
      continue;
    }
    if (!pipelining_ || !chunking_) {
      out.push_back(usable_ ? step_by_step(mail) : SmtpOutcome{.tag = mail.tag});
      continue;
    }
    if (under_way.size() >= window_) take_oldest();
    if (!usable_) {
      while (!under_way.empty()) take_oldest();
      out.push_back({.tag = mail.tag});
      continue;
    }
    if (put(mail)) {
      under_way.push_back(&mail);
      continue;
    }
    // What did not leave whole cannot have been taken; the answers to those before it may still come.
    while (!under_way.empty()) take_oldest();
    usable_ = false;
    out.push_back({.tag = mail.tag});
  }
  while (!under_way.empty()) take_oldest();
  return out;
}

}  // namespace sekimori::net
