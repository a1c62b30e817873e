"""Which operations of which services the server speaks: the one table that `generate_shapes.py` works from."""

SERVICES = {
    "sagemaker": {
        "namespace": "SageMaker",
        "signing_name": "sagemaker",
        "validation_code": "ValidationException",
        "operations": """
            CreateWorkforce UpdateWorkforce DescribeWorkforce ListWorkforces DeleteWorkforce
            CreateWorkteam UpdateWorkteam DescribeWorkteam ListWorkteams DeleteWorkteam
            DescribeSubscribedWorkteam ListSubscribedWorkteams
            CreateLabelingJob DescribeLabelingJob ListLabelingJobs ListLabelingJobsForWorkteam StopLabelingJob
            AddTags DeleteTags ListTags RenderUiTemplate
            CreateTrainingJob DescribeTrainingJob ListTrainingJobs StopTrainingJob DeleteTrainingJob
            CreateModel DescribeModel ListModels DeleteModel
            CreateTransformJob DescribeTransformJob ListTransformJobs StopTransformJob
            CreateAutoMLJob CreateAutoMLJobV2 DescribeAutoMLJob DescribeAutoMLJobV2 ListAutoMLJobs
            ListCandidatesForAutoMLJob StopAutoMLJob
        """,
    },
    "cognito-idp": {
        "namespace": "CognitoIdentityProvider",
        "signing_name": "cognito-idp",
        "validation_code": "InvalidParameterException",
        "operations": """
            CreateUserPool DescribeUserPool UpdateUserPool DeleteUserPool ListUserPools
            GetUserPoolMfaConfig SetUserPoolMfaConfig
            CreateUserPoolClient DescribeUserPoolClient UpdateUserPoolClient DeleteUserPoolClient ListUserPoolClients
            CreateUserPoolDomain DescribeUserPoolDomain DeleteUserPoolDomain UpdateUserPoolDomain
            CreateGroup GetGroup UpdateGroup DeleteGroup ListGroups
            AdminCreateUser AdminGetUser AdminDeleteUser AdminSetUserPassword AdminResetUserPassword AdminEnableUser
            AdminDisableUser AdminUpdateUserAttributes AdminAddUserToGroup AdminRemoveUserFromGroup
            AdminListGroupsForUser ListUsers ListUsersInGroup ListIdentityProviders AdminUserGlobalSignOut
            AdminInitiateAuth AdminRespondToAuthChallenge InitiateAuth RespondToAuthChallenge ForgotPassword
            ConfirmForgotPassword ChangePassword GetUser GlobalSignOut
            TagResource UntagResource ListTagsForResource
        """,
    },
    "sts": {
        "namespace": "SecurityTokenService",
        "signing_name": "sts",
        "validation_code": "ValidationError",
        "operations": "AssumeRole GetCallerIdentity",
    },
    "lambda": {
        "namespace": "Lambda",
        "signing_name": "lambda",
        "validation_code": "ValidationException",
        "operations": """
            CreateFunction GetFunction GetFunctionConfiguration UpdateFunctionCode UpdateFunctionConfiguration
            ListFunctions DeleteFunction Invoke
        """,
    },
    "s3": {
        "namespace": "S3",
        "signing_name": "s3",
        "validation_code": "InvalidArgument",
        # S3 stores `Expires` as it was sent, whatever it holds, so it is a text here.
        "text_shapes": ["Expires"],
        # The response elements are S3's; the model does not name them and clients other than boto3 match them.
        "output_elements": {
            "CompleteMultipartUpload": "CompleteMultipartUploadResult",
            "CreateMultipartUpload": "InitiateMultipartUploadResult",
            "DeleteObjects": "DeleteResult",
            "GetBucketAcl": "AccessControlPolicy",
            "GetBucketCors": "CORSConfiguration",
            "GetBucketTagging": "Tagging",
            "GetBucketVersioning": "VersioningConfiguration",
            "GetObjectAcl": "AccessControlPolicy",
            "GetObjectAttributes": "GetObjectAttributesResponse",
            "GetObjectTagging": "Tagging",
            "ListBuckets": "ListAllMyBucketsResult",
            "ListMultipartUploads": "ListMultipartUploadsResult",
            "ListObjects": "ListBucketResult",
            "ListObjectsV2": "ListBucketResult",
            "ListObjectVersions": "ListVersionsResult",
            "ListParts": "ListPartsResult",
        },
        "operations": """
            ListBuckets CreateBucket HeadBucket DeleteBucket GetBucketLocation
            ListObjects ListObjectsV2 ListObjectVersions
            PutObject GetObject HeadObject DeleteObject DeleteObjects CopyObject GetObjectAttributes
            CreateMultipartUpload UploadPart UploadPartCopy CompleteMultipartUpload AbortMultipartUpload
            ListParts ListMultipartUploads
            PutBucketCors GetBucketCors DeleteBucketCors
            PutBucketVersioning GetBucketVersioning
            PutBucketTagging GetBucketTagging DeleteBucketTagging
            PutObjectTagging GetObjectTagging DeleteObjectTagging
            GetBucketAcl PutBucketAcl GetObjectAcl PutObjectAcl
            PutBucketPolicy GetBucketPolicy DeleteBucketPolicy GetBucketPolicyStatus
            PutPublicAccessBlock GetPublicAccessBlock DeletePublicAccessBlock
            PutBucketOwnershipControls GetBucketOwnershipControls DeleteBucketOwnershipControls
            PutBucketEncryption GetBucketEncryption DeleteBucketEncryption
        """,
    },
}

# SageMaker and Cognito answer 400 for all client errors; S3 names its statuses itself.
UNSIGNED_AUTH = "none"
