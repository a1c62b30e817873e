"""Sets up a private workforce the way an administrator does, and signs its workers in."""
import re
import secrets

import requests

from server import ACCOUNT, REGION

TEMPORARY = "Temporary-1-password"
PASSWORD = "A-lasting-1-password"


class Workforce:
    """A user pool with a group, the workforce on it, and one work team."""

    def __init__(self, server, workers, name="people", team="annotators"):
        self.server = server
        self.cognito = server.client("cognito-idp")
        self.sagemaker = server.client("sagemaker")
        self.pool = self.cognito.create_user_pool(
            PoolName=name, AutoVerifiedAttributes=["email"],
            AdminCreateUserConfig={"AllowAdminCreateUserOnly": True})["UserPool"]["Id"]
        self.domain = f"{name}-{secrets.token_hex(4)}"
        self.cognito.create_user_pool_domain(Domain=self.domain, UserPoolId=self.pool)
        client = self.cognito.create_user_pool_client(
            UserPoolId=self.pool, ClientName="portal", GenerateSecret=True, SupportedIdentityProviders=["COGNITO"],
            AllowedOAuthFlowsUserPoolClient=True, AllowedOAuthFlows=["code"], AllowedOAuthScopes=["openid", "email", "profile"],
            CallbackURLs=["https://placeholder.example/oauth2/idpresponse"])["UserPoolClient"]
        self.client_id = client["ClientId"]
        self.workers = []
        self.workforce_arn = self.sagemaker.create_workforce(
            WorkforceName=name, CognitoConfig={"UserPool": self.pool, "ClientId": self.client_id})["WorkforceArn"]
        description = self.sagemaker.describe_workforce(WorkforceName=name)["Workforce"]
        self.cognito.update_user_pool_client(
            UserPoolId=self.pool, ClientId=self.client_id, SupportedIdentityProviders=["COGNITO"],
            AllowedOAuthFlowsUserPoolClient=True, AllowedOAuthFlows=["code"], AllowedOAuthScopes=["openid", "email", "profile"],
            CallbackURLs=[f"https://{description['SubDomain']}/oauth2/idpresponse"])
        self.name = name
        self.team_arn = self.add_team(team, workers)

    def add_team(self, team, workers):
        self.cognito.create_group(GroupName=team, UserPoolId=self.pool)
        for worker in workers:
            self.add_worker(worker, team)
        return self.sagemaker.create_workteam(
            WorkteamName=team, WorkforceName=self.name, Description=f"The team {team}",
            MemberDefinitions=[{"CognitoMemberDefinition": {
                "UserPool": self.pool, "UserGroup": team, "ClientId": self.client_id}}])["WorkteamArn"]

    def add_worker(self, worker, team):
        self.cognito.admin_create_user(
            UserPoolId=self.pool, Username=worker, TemporaryPassword=TEMPORARY, MessageAction="SUPPRESS",
            UserAttributes=[{"Name": "email", "Value": f"{worker}@example.com"}, {"Name": "email_verified", "Value": "true"}])
        self.cognito.admin_add_user_to_group(UserPoolId=self.pool, Username=worker, GroupName=team)
        self.workers.append(worker)

    def sign_in(self, worker):
        return Portal(self.server).sign_in(worker)


class Portal:
    """A worker's browser, without the pictures: the same HTTP calls, the same cookies."""

    def __init__(self, server):
        self.base = server.portal
        self.session = requests.Session()
        self.csrf = None

    def sign_in(self, worker, password=PASSWORD, temporary=TEMPORARY):
        """The hosted sign-in, with the forced new password where one is due."""
        page = self.session.get(self.base + "/signin")
        page.raise_for_status()
        page = self.submit_form(page, username=worker, password=password)
        if "/login" in page.url and not page.url.endswith("new-password") and 'name="new_password"' not in page.text:
            page = self.submit_form(page, username=worker, password=temporary)
        if 'name="new_password"' in page.text:
            page = self.submit_form(page, new_password=password, confirm_password=password)
        answer = self.session.get(self.base + "/api/session")
        assert answer.status_code == 200, (answer.status_code, answer.text, page.url, page.text[:2000])
        self.csrf = answer.json()["csrfToken"]
        self.worker = answer.json()["worker"]
        return self

    def submit_form(self, page, **fields):
        action = re.search(r'<form[^>]*action="([^"]*)"', page.text).group(1).replace("&amp;", "&")
        hidden = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]*)"[^>]*value="([^"]*)"', page.text))
        return self.session.post(requests.compat.urljoin(page.url, action), data={**hidden, **fields})

    def get(self, path):
        return self.session.get(self.base + path)

    def call(self, method, path, body=None):
        return self.session.request(method, self.base + path, json=body or {}, headers={"X-CSRF-Token": self.csrf})

    def jobs(self):
        answer = self.get("/api/jobs")
        answer.raise_for_status()
        return answer.json()["jobs"]

    def job(self, name):
        return next(job for job in self.jobs() if job["jobName"] == name)

    def next_task(self, job_id, **body):
        """The next task, or None when there is none for this worker now."""
        answer = self.call("POST", f"/api/jobs/{job_id}/tasks", body)
        assert answer.status_code in (200, 204), (answer.status_code, answer.text)
        return answer.json() if answer.status_code == 200 else None

    def act(self, task, action, **body):
        return self.call("POST", f"/api/tasks/{task['taskId']}/{action}", {"leaseToken": task["leaseToken"], **body})

    def submit(self, task, answer, seconds=1.5):
        return self.act(task, "submit", answer=answer, timeSpentInSeconds=seconds)
