// Many mails over one connection to servers that answer as we want them to; signatures that others can check; a Postfix's log.
#include "net/smtp_session.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "base/digest.h"
#include "net/dkim_signer.h"
#include "net/postfix_receipts.h"

namespace sekimori::net {
namespace {

enum class Speaks : unsigned char { chunks, data, hangs_up };

// One connection, one thread: refuses whoever is called "nobody", and hangs up at the third mail when it is that kind.
class SmallServer {
 public:
  explicit SmallServer(Speaks speaks) : speaks_(speaks) {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&at), sizeof at), 0);
    socklen_t size = sizeof at;
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
    ::listen(listener_, 4);
    thread_ = std::thread([this] { serve(); });
  }
  ~SmallServer() {
    ::shutdown(listener_, SHUT_RDWR);
    ::close(listener_);
    thread_.join();
  }
  std::string address() const { return fmt::format("smtp://127.0.0.1:{}", port_); }
  std::atomic<int> taken = 0;
  std::string last;

 private:
  void say(std::string_view line) { ::send(client_, std::string(line).append("\r\n").data(), line.size() + 2, MSG_NOSIGNAL); }
  bool more() {
    char room[4096];
    const ssize_t got = ::recv(client_, room, sizeof room, 0);
    if (got <= 0) return false;
    in_.append(room, static_cast<std::size_t>(got));
    return true;
  }
  bool line(std::string& out) {
    while (in_.find("\r\n") == std::string::npos)
      if (!more()) return false;
    const std::size_t end = in_.find("\r\n");
    out = in_.substr(0, end);
    in_.erase(0, end + 2);
    return true;
  }
  void serve() {
    client_ = ::accept(listener_, nullptr, nullptr);
    if (client_ < 0) return;
    say("220 small");
    bool has_recipient = false;
    for (std::string command; line(command);) {
      if (command.starts_with("EHLO")) {
        say("250-small");
        if (speaks_ != Speaks::data) say("250-CHUNKING");
        say("250 PIPELINING");
      } else if (command.starts_with("RSET") || command.starts_with("MAIL")) {
        has_recipient = false;
        say("250 2.1.0 ok");
      } else if (command.starts_with("RCPT")) {
        has_recipient = !command.contains("nobody");
        say(has_recipient ? "250 2.1.5 ok" : "550 5.1.1 unknown");
      } else if (command.starts_with("BDAT")) {
        const std::size_t size = static_cast<std::size_t>(std::atoi(command.c_str() + 5));
        while (in_.size() < size)
          if (!more()) return finish();
        last = in_.substr(0, size);
        in_.erase(0, size);
        if (speaks_ == Speaks::hangs_up && taken == 2) return finish();
        if (has_recipient) ++taken;
        say(has_recipient ? "250 2.0.0 taken" : "554 5.5.1 nobody to give it to");
      } else if (command.starts_with("DATA")) {
        if (!has_recipient) {
          say("554 5.5.1 nobody to give it to");
          continue;
        }
        say("354 go on");
        last.clear();
        for (std::string text; line(text) && text != ".";) last += (text.starts_with("..") ? text.substr(1) : text) + "\r\n";
        ++taken;
        say("250 2.0.0 taken");
      } else {
        say("221 bye");
        return finish();
      }
    }
    finish();
  }
  void finish() { ::close(client_); }

  Speaks speaks_;
  int listener_ = -1, client_ = -1;
  std::uint16_t port_ = 0;
  std::string in_;
  std::thread thread_;
};

std::vector<SmtpMail> mails(int count, int nobody = -1) {
  std::vector<SmtpMail> out;
  for (int i = 0; i < count; ++i)
    out.push_back({.tag = i,
                   .sender = fmt::format("n+{}@example.jp", i),
                   .recipient = i == nobody ? "nobody@firm.example" : fmt::format("r{}@firm.example", i),
                   .bytes = "Subject: x\r\n\r\n.a line that begins with a dot\r\n"});
  return out;
}

TEST(SmtpSession, mails_follow_one_another_and_a_refused_one_stops_none) {
  for (const Speaks speaks : {Speaks::chunks, Speaks::data}) {
    SmallServer server(speaks);
    {
      auto session = SmtpSession::open({.address = server.address()});
      ASSERT_TRUE(session) << session.error().message;
      const auto outcomes = (*session)->send(mails(50, 20));
      ASSERT_EQ(outcomes.size(), 50U);
      for (const SmtpOutcome& one : outcomes)
        EXPECT_EQ(one.end, one.tag == 20 ? SmtpEnd::refused : SmtpEnd::accepted) << one.tag << " " << one.reply;
      EXPECT_EQ(outcomes[20].reply, "550 5.1.1 unknown");
    }
    EXPECT_EQ(server.taken, 49);
    EXPECT_EQ(server.last, "Subject: x\r\n\r\n.a line that begins with a dot\r\n");
  }
}

TEST(SmtpSession, what_was_offered_when_the_connection_ends_is_unknown_and_the_rest_untouched) {
  SmallServer server(Speaks::hangs_up);
  auto session = SmtpSession::open({.address = server.address(), .window = 2});
  ASSERT_TRUE(session);
  const auto outcomes = (*session)->send(mails(10));
  ASSERT_EQ(outcomes.size(), 10U);
  EXPECT_EQ(outcomes[0].end, SmtpEnd::accepted);
  EXPECT_EQ(outcomes[1].end, SmtpEnd::accepted);
  EXPECT_EQ(outcomes[2].end, SmtpEnd::unknown);
  EXPECT_EQ(outcomes[9].end, SmtpEnd::untouched);
  EXPECT_FALSE((*session)->usable());
}

TEST(SmtpSession, lets_nobody_add_a_command) {
  SmallServer server(Speaks::chunks);
  auto session = SmtpSession::open({.address = server.address()});
  ASSERT_TRUE(session);
  std::vector<SmtpMail> evil = mails(2);
  evil[0].recipient = "a@b.example>\r\nRCPT TO:<eve@firm.example";
  evil[1].sender = "n@example.jp>\r\nQUIT";
  for (const SmtpOutcome& one : (*session)->send(evil)) EXPECT_EQ(one.end, SmtpEnd::refused);
  EXPECT_EQ(server.taken, 0);
  EXPECT_EQ(SmtpSession::open({.address = "http://x"}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(SmtpSession::open({.address = "smtp://127.0.0.1:1"}).error().code, ErrorCode::unreachable);
}

std::string pem_of(EVP_PKEY* key) {
  BIO* const out = ::BIO_new(::BIO_s_mem());
  ::PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
  char* text = nullptr;
  const long size = ::BIO_ctrl(out, BIO_CTRL_INFO, 0, static_cast<void*>(&text));
  std::string pem(text, static_cast<std::size_t>(size));
  ::BIO_free(out);
  return pem;
}

TEST(DkimSigner, signs_what_a_verifier_computes_again) {
  EXPECT_EQ(relaxed_header("SubJect", " a  \t b\r\n c "), "subject:a b c");
  EXPECT_EQ(relaxed_body(" C \r\nD \t E\r\n\r\n\r\n"), " C\r\nD E\r\n");
  EXPECT_EQ(relaxed_body("\r\n\r\n"), "");
  constexpr std::string_view mail =
      "From: <a@example.jp>\r\nTo: <b@firm.example>\r\nSubject: x\r\nDate: y\r\nMessage-ID: <z>\r\n\r\nbody\r\n";
  EVP_PKEY* const key = ::EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
  ASSERT_NE(key, nullptr);
  const auto signer = DkimSigner::open({.domain = "example.jp", .selector = "news", .key = Sensitive<std::string>(pem_of(key))});
  ASSERT_TRUE(signer) << signer.error().message;
  const auto header = signer->header_for(mail);
  ASSERT_TRUE(header);
  EXPECT_TRUE(header->starts_with("DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=example.jp;"));
  EXPECT_TRUE(header->contains("h=from:to:subject:date:message-id;"));
  const std::size_t b = header->rfind(" b=");
  std::string signature = header->substr(b + 3);
  std::erase_if(signature, [](char c) { return c == '\r' || c == '\n' || c == ' '; });
  std::string hashed = "from:<a@example.jp>\r\nto:<b@firm.example>\r\nsubject:x\r\ndate:y\r\nmessage-id:<z>\r\n";
  hashed += relaxed_header("dkim-signature", header->substr(15, b + 3 - 15));
  const Digest digest = sha256(hashed);
  const Bytes raw = *from_base64(signature);
  EVP_MD_CTX* const context = ::EVP_MD_CTX_new();
  EXPECT_EQ(::EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, key), 1);
  EXPECT_EQ(::EVP_DigestVerify(context, raw.data(), raw.size(), digest.data(), digest.size()), 1);
  ::EVP_MD_CTX_free(context);
  ::EVP_PKEY_free(key);
  EXPECT_FALSE(DkimSigner::open({.domain = "example.jp", .selector = "news", .key = Sensitive<std::string>("none")}));
  EXPECT_FALSE(DkimSigner::open({.domain = "a b", .selector = "news", .key = Sensitive<std::string>("none")}));
}

TEST(PostfixReceipts, believe_the_queue_manager_alone) {
  constexpr std::string_view log =
      "Feb 19 10:00:00 mail postfix/smtpd[1]: 4A: client=x\n"
      "Feb 19 10:00:00 mail postfix/qmgr[2]: 4A: from=<n+1@example.jp>, size=1200, nrcpt=1 (queue active)\n"
      "Feb 19 10:00:00 mail postfix/smtpd[1]: NOQUEUE: reject: from=<n+2@example.jp>, size=0\n"
      "Feb 19 10:00:00 mail postfix/qmgr[2]: 4B: from=<n+3@example.jp>, status=expired\n"
      "Feb 19 10:00:00 mail postfix/qmgr[2]: 4C: from=<n+9@example.jp>, size=1\n";
  const std::set<std::string> wanted = {"n+1@example.jp", "n+2@example.jp", "n+3@example.jp"};
  EXPECT_EQ(senders_in_log(log, wanted), std::set<std::string>{"n+1@example.jp"});
}

}  // namespace
}  // namespace sekimori::net
